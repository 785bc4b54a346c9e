#include "compiler/build/content_hash.h"

#include <brotli/encode.h>
#include <sha2.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <vector>

namespace gblocks::build {
namespace {

/// `bytes` is a multiple of three long: no padding.
std::string Base64(const uint8_t* bytes, size_t size) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (size_t i = 0; i < size; i += 3) {
    const uint32_t three = static_cast<uint32_t>(bytes[i] << 16 | bytes[i + 1] << 8 | bytes[i + 2]);
    for (int shift = 18; shift >= 0; shift -= 6) text += kAlphabet[three >> shift & 63];
  }
  return text;
}

}  // namespace

std::string ContentHash(std::string_view bytes) {
  constexpr std::string_view kAlphabet = "abcdefghijklmnopqrstuvwxyz234567";
  XXH64_hash_t hash = XXH3_64bits(bytes.data(), bytes.size());
  std::string text;
  for (int i = 0; i < 8; ++i, hash >>= 5) text += kAlphabet[hash % kAlphabet.size()];
  return text;
}

std::string Integrity(std::string_view bytes) {
  SHA2_CTX context;
  SHA384Init(&context);
  SHA384Update(&context, reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
  uint8_t digest[SHA384_DIGEST_LENGTH];
  SHA384Final(digest, &context);
  return "sha384-" + Base64(digest, sizeof digest);
}

size_t BrotliSize(std::string_view bytes) {
  size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::vector<uint8_t> buffer(size);
  BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_MAX_WINDOW_BITS, BROTLI_MODE_GENERIC, bytes.size(),
                        reinterpret_cast<const uint8_t*>(bytes.data()), &size, buffer.data());
  return size;
}

}  // namespace gblocks::build

#include "compiler/build/content_hash.h"

#include <brotli/encode.h>
#include <sha2.h>
#include <zlib.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace gblocks::build {
std::string Base64(std::string_view bytes) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve(bytes.size() / 3 * 4 + 4);
  for (size_t i = 0; i < bytes.size(); i += 3) {
    uint32_t three = 0;
    for (size_t k = 0; k < 3; ++k)
      three = three << 8 | (i + k < bytes.size() ? static_cast<uint8_t>(bytes[i + k]) : 0u);
    for (int shift = 18; shift >= 0; shift -= 6) text += kAlphabet[three >> shift & 63];
  }
  for (size_t missing = (3 - bytes.size() % 3) % 3, k = 0; k < missing; ++k) text[text.size() - 1 - k] = '=';
  return text;
}

std::string PolicyHash(std::string_view bytes) {
  SHA2_CTX context;
  SHA256Init(&context);
  SHA256Update(&context, reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
  uint8_t digest[SHA256_DIGEST_LENGTH];
  SHA256Final(digest, &context);
  return "sha256-" + Base64({reinterpret_cast<const char*>(digest), sizeof digest});
}

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
  return "sha384-" + Base64({reinterpret_cast<const char*>(digest), sizeof digest});
}

std::string BrotliCompress(std::string_view bytes) {
  size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::string packed(size, '\0');
  BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_MAX_WINDOW_BITS, BROTLI_MODE_GENERIC, bytes.size(),
                        reinterpret_cast<const uint8_t*>(bytes.data()), &size,
                        reinterpret_cast<uint8_t*>(packed.data()));
  packed.resize(size);
  return packed;
}

std::string GzipCompress(std::string_view bytes) {
  constexpr int kWindowBitsOfGzip = 15 + 16;
  constexpr int kMemory = 9;
  z_stream stream = {};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kWindowBitsOfGzip, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
    return {};
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

size_t BrotliSize(std::string_view bytes) {
  return BrotliCompress(bytes).size();
}

}  // namespace gblocks::build

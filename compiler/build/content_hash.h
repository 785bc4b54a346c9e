// What is known of a file by its content: a name that hosts and browsers may keep for ever, a proof, its size on the
// way.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gblocks::build {

/// Eight lower-case letters and digits (2-7) that depend on `bytes` alone.
std::string ContentHash(std::string_view bytes);

/// RFC 4648, with padding.
std::string Base64(std::string_view bytes);

/// "sha256-…": by it a policy allows what stands in the page itself.
std::string PolicyHash(std::string_view bytes);

/// "sha384-…": with it in the page, browsers refuse a file that is not the one that was built.
std::string Integrity(std::string_view bytes);

/// What a host sends to browsers that take it: as small as it gets. Empty where there is no memory.
std::string BrotliCompress(std::string_view bytes);
std::string GzipCompress(std::string_view bytes);

/// How many bytes Brotli makes of it at its best: what a host sends.
size_t BrotliSize(std::string_view bytes);

}  // namespace gblocks::build

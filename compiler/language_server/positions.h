// Places in files as the protocol has them: lines and columns from 0, columns in UTF-16 or UTF-8 units.
#pragma once

#include "compiler/language_server/json.h"
#include "compiler/source/source_file.h"

namespace gblocks::lsp {

enum class Encoding { kUtf16, kUtf8 };

/// The byte at a position; what lies behind the end of a line or file is its end.
uint32_t OffsetOf(const SourceFile& file, const Json& position, Encoding encoding);

Json PositionOf(const SourceFile& file, uint32_t offset, Encoding encoding);
Json RangeOf(const SourceFile& file, uint32_t begin, uint32_t end, Encoding encoding);

/// How many units a text takes.
uint32_t UnitsOf(std::string_view text, Encoding encoding);

/// `file:///a%20b` -> `/a b`; anything else as it is.
std::string PathOfUri(const std::string& uri);
std::string UriOfPath(const std::string& path);

}  // namespace gblocks::lsp

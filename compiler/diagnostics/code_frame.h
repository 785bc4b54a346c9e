// Lines of a program with carets under the part that a message is about.
#pragma once

#include <string>

#include "compiler/source/source_file.h"

namespace gblocks {

/// How frames are drawn.
struct FrameOptions {
  int width = 80;
  bool colour = false;
  /// Whether the line above the marked one is shown too.
  bool context = true;
};

/// For example:
///
///     11| render:
///     12|     Texbox("name")
///             ^^^^^^
///
/// Tabs become spaces, control characters become visible, and a line wider than the frame is cut around the carets.
std::string CodeFrame(const SourceFile& file, SourceRange range, const FrameOptions& options);

}  // namespace gblocks

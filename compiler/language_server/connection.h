// The protocol's way over two streams: a header with a length, then the message.
#pragma once

#include <cstdio>

namespace gblocks::lsp {

/// Serves one client until it leaves. Returns the exit code.
int Serve(int input, std::FILE* output);

}  // namespace gblocks::lsp

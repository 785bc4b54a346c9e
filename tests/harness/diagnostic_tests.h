// Goldens for what the compiler says about programs.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/source/source_file.h"

namespace gblocks::test {

/// What is tested: runs over one file and reports what it finds.
using DiagnosticPhase = std::function<void(Sources&, FileId, Diagnostics&)>;

/// Names and texts, the program first; what the others are is up to it.
using Files = std::vector<std::pair<std::string, std::string>>;

/// Runs the phase over files whose ids are their places in the list.
void RunPhase(const Files& files, const DiagnosticPhase& phase, Sources& sources, Diagnostics& diagnostics);

/// Makes the fixes of a diagnostic, and expects it to be gone: one that leaves the problem where it is mends nothing.
void ExpectFixesMend(Files files, const Diagnostic& diagnostic, const DiagnosticPhase& phase);

/// Checks a `.gblocks` file that says itself what is wrong with it. A comment that starts in column 1 with carets tells
/// of the code line above it:
///
///     Textbox(label=cuont)
///     #             ^^^^^ error[unknown-name]: I cannot find a name `cuont`
///     #             ^^^^^ fix: replace with `count`
///
/// `note:` lines are labels. Column 1, where the `#` stands, is written `#@1-9 error[…]`; a range over several lines
/// has
/// `>` where it begins and `<` where it ends. Every diagnostic must be expected and every expectation met; a file that
/// expects any is named `fail_…`. Each diagnostic's fixes are applied, and must make it go away.
/// A line `#--- parts/card.gblocks` begins another file, which those before may import.
void RunInlineDiagnosticFile(const std::filesystem::path& path, const DiagnosticPhase& phase);

/// Checks the long form, 80 columns wide, of what is found in section `program.gblocks` of a .gbtest file against its
/// section `human`; other sections `….gblocks` are files that it may import. The file is named after the kind that it shows.
void RunRenderedDiagnosticFile(const std::filesystem::path& path, const DiagnosticPhase& phase);

/// Makes a test case of each file below `folder`.
void RegisterInlineDiagnosticTests(const std::string& suite, const std::filesystem::path& folder,
                                   DiagnosticPhase phase);
void RegisterRenderedDiagnosticTests(const std::string& suite, const std::filesystem::path& folder,
                                     DiagnosticPhase phase);

}  // namespace gblocks::test

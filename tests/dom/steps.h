// What a person does, as the cases write it.
#pragma once

#include <string>

#include "oracle/page.h"

namespace gblocks::test {

/// Does one step. Targets are `"what a user sees"` (a button's text, a field's label) or a selector without spaces,
/// unquoted; a number after them is the n-th, from 1.
///
///     mount                          loads the page
///     click "Done" 2                 a button, link or tab
///     type "Name" "milk"             types a field's text and leaves the field
///     input "Name" "mil"             types and stays in it
///     press "Name" Enter             or Shift+Enter
///     check "Ready", uncheck "Ready" a checkbox or radio button
///     select "Colour" "red"          an option of a select
///     slide "Volume" "30"            a range, and lets it go
///     wait 1.5                       seconds, in no time
///     dispatch #x focusin "text"     any event
///
/// Fails with std::runtime_error where it makes no sense.
void DoStep(oracle::Page& page, const std::string& step);

}  // namespace gblocks::test

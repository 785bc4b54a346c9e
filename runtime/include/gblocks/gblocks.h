// What generated code includes: the whole runtime.
#pragma once

#include "gblocks/browser_state.h"
#include "gblocks/array.h"
#include "gblocks/builtins.h"
#include "gblocks/datetime.h"
#include "gblocks/iteration.h"
#include "gblocks/limits.h"
#include "gblocks/random.h"
#include "gblocks/run.h"
#include "gblocks/task.h"
#include "gblocks/union.h"

using namespace gb::literals;

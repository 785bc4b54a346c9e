// The loops over floats that arrays are made of. Compiled for speed and with SIMD on pages, whatever the rest is compiled for.
#pragma once

#include "gblocks/base.h"

namespace gb::kernel {

/// out += a * factor.
void add_scaled(float* out, const float* a, float factor, Size count);
void clip(float* out, const float* a, float low, float high, Size count);
void absolute(float* out, const float* a, Size count);
void square_root(float* out, const float* a, Size count);
void floor(float* out, const float* a, Size count);
void ceil(float* out, const float* a, Size count);
void fill(float* out, float value, Size count);

double sum(const float* a, Size count);
/// Of the squares of what is left after taking `mean` away.
double sum_squares(const float* a, double mean, Size count);
double dot(const float* a, const float* b, Size count);
/// NaN if there is one, as numpy; count > 0.
float least(const float* a, Size count);
float greatest(const float* a, Size count);

}  // namespace gb::kernel

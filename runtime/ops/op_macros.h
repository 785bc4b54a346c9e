// For those who include ops.def and treat all operations alike: GB_OP(NAME, function, count) for each. Defines what is not defined yet.
#define GB_OP0(NAME, function) GB_OP(NAME, function, 0)
#define GB_OP1(NAME, function, ...) GB_OP(NAME, function, 1)
#define GB_OP2(NAME, function, ...) GB_OP(NAME, function, 2)
#define GB_OP3(NAME, function, ...) GB_OP(NAME, function, 3)
#define GB_OP7(NAME, function, ...) GB_OP(NAME, function, 7)

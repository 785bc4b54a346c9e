#undef GB_OP
#undef GB_OP0
#undef GB_OP1
#undef GB_OP2
#undef GB_OP3
#undef GB_OP7

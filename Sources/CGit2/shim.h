#ifndef TREATY_CGIT2_H
#define TREATY_CGIT2_H
#include <git2.h>
#endif

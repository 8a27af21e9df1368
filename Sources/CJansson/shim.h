#ifndef TREATY_CJANSSON_H
#define TREATY_CJANSSON_H
#include <jansson.h>

// json_decref is a static inline on a macro-heavy path; one plain name keeps the Swift side simple.
static inline void treaty_json_decref(json_t *value) { json_decref(value); }

#endif

#ifndef TREATY_CJANSSON_H
#define TREATY_CJANSSON_H
#include <jansson.h>

// json_decref is a static inline on a macro-heavy path; one plain name keeps the Swift side simple.
static inline void treaty_json_decref(json_t *value) { json_decref(value); }

// json_error_code is the name of an enum and of a function, which Swift cannot tell apart.
static inline unsigned treaty_json_error_code(const json_error_t *error) {
  return (unsigned)json_error_code(error);
}

#endif

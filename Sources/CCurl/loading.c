#include <dlfcn.h>
// Else curl_easy_setopt and others are macros.
#define CURL_DISABLE_TYPECHECK
#define CURL_NO_OLDIES
#include "CCurl.h"
#undef curl_easy_setopt
#undef curl_easy_getinfo

// What is taken from the library: result, name, parameters, arguments.
#define FUNCTIONS(X)                                                                             \
  X(CURLcode, curl_global_init, (long flags), (flags))                                           \
  X(CURL *, curl_easy_init, (void), ())                                                          \
  X(void, curl_easy_cleanup, (CURL * handle), (handle))                                          \
  X(CURLcode, curl_easy_perform, (CURL * handle), (handle))                                      \
  X(const char *, curl_easy_strerror, (CURLcode code), (code))                                   \
  X(struct curl_slist *, curl_slist_append, (struct curl_slist * list, const char *text),        \
    (list, text))                                                                                \
  X(void, curl_slist_free_all, (struct curl_slist * list), (list))                               \
  X(CURLU *, curl_url, (void), ())                                                               \
  X(void, curl_url_cleanup, (CURLU * url), (url))                                                \
  X(CURLUcode, curl_url_set, (CURLU * url, CURLUPart part, const char *text, unsigned int flags), \
    (url, part, text, flags))                                                                    \
  X(CURLUcode, curl_url_get, (CURLU * url, CURLUPart part, char **text, unsigned int flags),      \
    (url, part, text, flags))                                                                    \
  X(void, curl_free, (void *memory), (memory))

#define DEFINE(result, name, parameters, arguments) \
  static __typeof__(&name) loaded_##name;           \
  result lazy_##name parameters { return loaded_##name arguments; }
FUNCTIONS(DEFINE)

static __typeof__(&curl_easy_setopt) set;
static __typeof__(&curl_easy_getinfo) get;

#define FIND(pointer, name)                                      \
  *(void **)&pointer = dlsym(library, name);                     \
  if (!pointer) return dlerror();
#define LOAD(result, name, parameters, arguments) FIND(loaded_##name, #name)

const char *lazy_curl_load(void) {
  void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!library) return dlerror();
  FUNCTIONS(LOAD)
  FIND(set, "curl_easy_setopt")
  FIND(get, "curl_easy_getinfo")
  return NULL;
}

CURLcode lazy_curl_set_long(CURL *handle, CURLoption option, long value) {
  return set(handle, option, value);
}

CURLcode lazy_curl_set_text(CURL *handle, CURLoption option, const char *value) {
  return set(handle, option, value);
}

CURLcode lazy_curl_set_pointer(CURL *handle, CURLoption option, const void *value) {
  return set(handle, option, value);
}

CURLcode lazy_curl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
  return set(handle, option, value);
}

// A function that cannot be handed its context must not be set.
#define SET_FUNCTION(function_option, data_option)                           \
  CURLcode code = set(handle, data_option, context);                         \
  return code == CURLE_OK ? set(handle, function_option, function) : code;

CURLcode lazy_curl_set_read(CURL *handle, curl_read_callback function, void *context) {
  SET_FUNCTION(CURLOPT_READFUNCTION, CURLOPT_READDATA)
}

CURLcode lazy_curl_set_write(CURL *handle, curl_write_callback function, void *context) {
  SET_FUNCTION(CURLOPT_WRITEFUNCTION, CURLOPT_WRITEDATA)
}

CURLcode lazy_curl_set_debug(CURL *handle, curl_debug_callback function, void *context) {
  SET_FUNCTION(CURLOPT_DEBUGFUNCTION, CURLOPT_DEBUGDATA)
}

CURLcode lazy_curl_set_opensocket(CURL *handle, curl_opensocket_callback function, void *context) {
  SET_FUNCTION(CURLOPT_OPENSOCKETFUNCTION, CURLOPT_OPENSOCKETDATA)
}

CURLcode lazy_curl_get_long(CURL *handle, CURLINFO info, long *value) {
  return get(handle, info, value);
}

CURLcode lazy_curl_get_text(CURL *handle, CURLINFO info, char **value) {
  return get(handle, info, value);
}

CURLcode lazy_curl_get_size(CURL *handle, CURLINFO info, curl_off_t *value) {
  return get(handle, info, value);
}

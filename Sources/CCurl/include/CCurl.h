#ifndef TWINNING_CCURL_H
#define TWINNING_CCURL_H
#include <stddef.h>
#include <curl/curl.h>

/// libcurl, loaded when it is first needed.
///
/// It brings some thirty libraries along. Linked to the program they would be loaded by every
/// command, which then took three times as long to start. So nothing of it is linked: its functions
/// are found with dlsym(3), and `lazy_NAME` calls the library's `NAME`.
///
/// libcurl's setters and getters are variadic, which Swift cannot call: here they are one for each
/// kind of value.

/// Loads the library. It has to have ended well before anything else here is called; call it once.
///
/// Returns NULL, or what the dynamic linker has to say.
const char *lazy_curl_load(void);

/// libcurl-easy(3): a handle, its end, and a transfer.
CURLcode lazy_curl_global_init(long flags);
CURL *lazy_curl_easy_init(void);
void lazy_curl_easy_cleanup(CURL *handle);
CURLcode lazy_curl_easy_perform(CURL *handle);
const char *lazy_curl_easy_strerror(CURLcode code);

/// curl_slist_append(3)
struct curl_slist *lazy_curl_slist_append(struct curl_slist *list, const char *text);
void lazy_curl_slist_free_all(struct curl_slist *list);

/// libcurl-url(3)
CURLU *lazy_curl_url(void);
void lazy_curl_url_cleanup(CURLU *url);
CURLUcode lazy_curl_url_set(CURLU *url, CURLUPart part, const char *text, unsigned int flags);
CURLUcode lazy_curl_url_get(CURLU *url, CURLUPart part, char **text, unsigned int flags);
void lazy_curl_free(void *memory);

/// curl_easy_setopt(3): a whole number, a text (which is copied), anything that is pointed at, a
/// number of bytes.
CURLcode lazy_curl_set_long(CURL *handle, CURLoption option, long value);
CURLcode lazy_curl_set_text(CURL *handle, CURLoption option, const char *value);
CURLcode lazy_curl_set_pointer(CURL *handle, CURLoption option, const void *value);
CURLcode lazy_curl_set_size(CURL *handle, CURLoption option, curl_off_t value);

/// CURLOPT_READFUNCTION(3), CURLOPT_WRITEFUNCTION(3), CURLOPT_DEBUGFUNCTION(3) and
/// CURLOPT_OPENSOCKETFUNCTION(3), each with what it is handed.
CURLcode lazy_curl_set_read(CURL *handle, curl_read_callback function, void *context);
CURLcode lazy_curl_set_write(CURL *handle, curl_write_callback function, void *context);
CURLcode lazy_curl_set_debug(CURL *handle, curl_debug_callback function, void *context);
CURLcode lazy_curl_set_opensocket(CURL *handle, curl_opensocket_callback function, void *context);

/// curl_easy_getinfo(3)
CURLcode lazy_curl_get_long(CURL *handle, CURLINFO info, long *value);
CURLcode lazy_curl_get_text(CURL *handle, CURLINFO info, char **value);
CURLcode lazy_curl_get_size(CURL *handle, CURLINFO info, curl_off_t *value);

#endif

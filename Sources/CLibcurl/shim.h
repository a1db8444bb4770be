// Swift does not import variadic functions. These call them, one for each type of argument.
// The parentheses around names of libcurl avoid the type-checking macros of the same names.

#ifndef CLIBCURL_SHIM_H
#define CLIBCURL_SHIM_H

#include <curl/curl.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static inline int clibcurl_fcntl(int descriptor, int command, int value) {
  return fcntl(descriptor, command, value);
}

#ifdef __linux__
#include <sys/eventfd.h>
#include <sys/prctl.h>

// The name has at most 15 bytes.
static inline void clibcurl_name_this_thread(const char *name) {
  prctl(PR_SET_NAME, name, 0, 0, 0);
}
#endif

// The thread sanitizer's functions: what happens before the release of an address precedes what
// happens after its acquisition. Only builds for that sanitizer call them.
void __tsan_acquire(void *address);
void __tsan_release(void *address);

static inline CURLcode clibcurl_easy_setopt_long(CURL *easy, CURLoption option, long value) {
  return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode clibcurl_easy_setopt_off_t(
    CURL *easy, CURLoption option, curl_off_t value) {
  return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode clibcurl_easy_setopt_string(
    CURL *easy, CURLoption option, const char *value) {
  return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode clibcurl_easy_setopt_pointer(
    CURL *easy, CURLoption option, const void *value) {
  return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode clibcurl_easy_setopt_slist(
    CURL *easy, CURLoption option, struct curl_slist *value) {
  return (curl_easy_setopt)(easy, option, value);
}

// For CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION, which share a type.
static inline CURLcode clibcurl_easy_setopt_write_callback(
    CURL *easy, CURLoption option, curl_write_callback value) {
  return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode clibcurl_easy_setopt_prereq_callback(
    CURL *easy, CURLoption option, curl_prereq_callback value) {
  return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode clibcurl_easy_setopt_read_callback(
    CURL *easy, CURLoption option, curl_read_callback value) {
  return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode clibcurl_easy_setopt_seek_callback(
    CURL *easy, CURLoption option, curl_seek_callback value) {
  return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode clibcurl_easy_setopt_open_callback(
    CURL *easy, CURLoption option, curl_opensocket_callback value) {
  return (curl_easy_setopt)(easy, option, value);
}

// Allows http and https only. CURLOPT_PROTOCOLS_STR appeared in 7.85; before, there was a bit mask,
// whose option (CURLOPT_PROTOCOLS, 181) is deprecated now, hence its number. The library that is
// loaded decides which of them works, not the header.
static const CURLoption clibcurl_option_protocols = (CURLoption)(CURLOPTTYPE_STRINGPOINT + 318);
static inline CURLcode clibcurl_easy_allow_only_http(CURL *easy) {
  CURLcode code = (curl_easy_setopt)(easy, clibcurl_option_protocols, "http,https");
  if (code == CURLE_UNKNOWN_OPTION) {
    code = (curl_easy_setopt)(
        easy, (CURLoption)(CURLOPTTYPE_LONG + 181), (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
  }
  return code;
}

// Abandons a name lookup in its thread instead of waiting for it: CURLOPT_QUICK_EXIT, which appeared
// in 7.87. An older library returns CURLE_UNKNOWN_OPTION and waits.
static inline CURLcode clibcurl_easy_do_not_wait_for_lookup(CURL *easy) {
  return (curl_easy_setopt)(easy, (CURLoption)(CURLOPTTYPE_LONG + 322), 1L);
}

static inline CURLcode clibcurl_easy_getinfo_long(CURL *easy, CURLINFO info, long *value) {
  return (curl_easy_getinfo)(easy, info, value);
}

static inline CURLcode clibcurl_easy_getinfo_off_t(CURL *easy, CURLINFO info, curl_off_t *value) {
  return (curl_easy_getinfo)(easy, info, value);
}

static inline CURLcode clibcurl_easy_getinfo_pointer(CURL *easy, CURLINFO info, void **value) {
  return (curl_easy_getinfo)(easy, info, value);
}

static inline CURLMcode clibcurl_multi_setopt_long(CURLM *multi, CURLMoption option, long value) {
  return (curl_multi_setopt)(multi, option, value);
}

// The outcome of a finished transfer; it sits in a union in CURLMsg.
static inline CURLcode clibcurl_message_result(const CURLMsg *message) {
  return message->data.result;
}

#endif

#include "CCurlBaseline.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

// The request that the Swift side sends too.
static const char *const fields[] = {
    "Content-Type: application/json",
    "X-Amz-Date: 20260101T000000Z",
    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/eu-central-1/ssm-sap/"
    "aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature="
    "0000000000000000000000000000000000000000000000000000000000000000",
    "Accept:",
    "Expect:",
};
static const char body[] = "{\"OperationId\":\"6a3bf0e8-0000-4000-8000-000000000000\"}";

struct response {
  char *bytes;
  size_t length;
  size_t capacity;
};

static size_t collect(char *bytes, size_t size, size_t count, void *owner) {
  struct response *response = owner;
  size_t length = size * count;
  if (response->length + length > response->capacity) {
    response->capacity = 2 * (response->length + length);
    response->bytes = realloc(response->bytes, response->capacity);
  }
  memcpy(response->bytes + response->length, bytes, length);
  response->length += length;
  return length;
}

static struct curl_slist *header(void) {
  struct curl_slist *list = NULL;
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
    list = curl_slist_append(list, fields[i]);
  return list;
}

static CURL *make_easy(const char *url, struct curl_slist *list, struct response *response) {
  CURL *easy = curl_easy_init();
  curl_easy_setopt(easy, CURLOPT_URL, url);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_PROXY, "");
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, list);
  curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, (long)sizeof body - 1);
  curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, collect);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, response);
  curl_easy_setopt(easy, CURLOPT_PRIVATE, response);
  return easy;
}

static long is_answered(CURL *easy, CURLcode code, const struct response *response) {
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  return code == CURLE_OK && status == 200 && response->length > 0;
}

long baseline_sequential(const char *url, long count) {
  struct response response = {0};
  struct curl_slist *list = header();
  CURL *easy = make_easy(url, list, &response);
  long answered = 0;
  for (long i = 0; i < count; i++) {
    response.length = 0;
    answered += is_answered(easy, curl_easy_perform(easy), &response);
  }
  curl_easy_cleanup(easy);
  curl_slist_free_all(list);
  free(response.bytes);
  return answered;
}

long baseline_multi(const char *url, long count, int in_flight) {
  struct response *responses = calloc((size_t)in_flight, sizeof *responses);
  CURL **handles = calloc((size_t)in_flight, sizeof *handles);
  struct curl_slist *list = header();
  CURLM *multi = curl_multi_init();
  curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, (long)in_flight);
  long started = 0, answered = 0, ended = 0;
  for (int i = 0; i < in_flight; i++) {
    handles[i] = make_easy(url, list, &responses[i]);
    if (started < count) {
      curl_multi_add_handle(multi, handles[i]);
      started++;
    }
  }
  while (ended < count) {
    int running = 0, left = 0;
    curl_multi_perform(multi, &running);
    CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &left)) != NULL) {
      if (message->msg != CURLMSG_DONE) continue;
      CURL *easy = message->easy_handle;
      CURLcode code = message->data.result;
      struct response *response = NULL;
      curl_easy_getinfo(easy, CURLINFO_PRIVATE, &response);
      answered += is_answered(easy, code, response);
      ended++;
      response->length = 0;
      curl_multi_remove_handle(multi, easy);
      if (started < count) {
        curl_multi_add_handle(multi, easy);
        started++;
      }
    }
    if (ended < count) curl_multi_poll(multi, NULL, 0, 1000, NULL);
  }
  for (int i = 0; i < in_flight; i++) {
    curl_easy_cleanup(handles[i]);
    free(responses[i].bytes);
  }
  curl_multi_cleanup(multi);
  curl_slist_free_all(list);
  free(handles);
  free(responses);
  return answered;
}

int64_t processor_microseconds(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return ((int64_t)usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000 +
         usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

long peak_memory_kib(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
#ifdef __APPLE__
  return usage.ru_maxrss / 1024;
#else
  return usage.ru_maxrss;
#endif
}

#include "CCurlBaseline.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { connections_limit = 2048 };

static const char okay[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
static const char cut[] = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc";
static const char garbage[] = "SSH-2.0-OpenSSH_9.2\r\n\r\n";

// Answers a request by its path. Returns whether the connection goes on.
static int answer(int descriptor, const char *request) {
  if (strncmp(request, "POST /never", 11) == 0) return 1;
  if (strncmp(request, "POST /cut", 9) == 0) {
    send(descriptor, cut, sizeof cut - 1, MSG_NOSIGNAL);
    return 0;
  }
  if (strncmp(request, "POST /garbage", 13) == 0) {
    send(descriptor, garbage, sizeof garbage - 1, MSG_NOSIGNAL);
    return 0;
  }
  if (strncmp(request, "POST /reset", 11) == 0) {
    struct linger at_once = {1, 0};
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    return 0;
  }
  return send(descriptor, okay, sizeof okay - 1, MSG_NOSIGNAL) > 0;
}

// Every request fits into one packet, so what can be read is a whole request.
static void serve(int listener, int parent) {
  enum { listening, lifeline, first };
  static struct pollfd watched[connections_limit];
  char buffer[4096];
  nfds_t count = first;
  watched[listening] = (struct pollfd){.fd = listener, .events = POLLIN};
  watched[lifeline] = (struct pollfd){.fd = parent, .events = POLLIN};
  // However its parent ends, the pipe from it ends too.
  while (poll(watched, count, -1) > 0 && watched[lifeline].revents == 0) {
    if ((watched[listening].revents & POLLIN) != 0 && count < connections_limit) {
      int descriptor = accept(listener, NULL, NULL);
      if (descriptor >= 0) watched[count++] = (struct pollfd){.fd = descriptor, .events = POLLIN};
    }
    for (nfds_t i = first; i < count; i++) {
      if (watched[i].revents == 0) continue;
      watched[i].revents = 0;
      ssize_t size = recv(watched[i].fd, buffer, sizeof buffer - 1, 0);
      if (size > 0) {
        buffer[size] = 0;
        if (answer(watched[i].fd, buffer)) continue;
      }
      close(watched[i].fd);
      watched[i--] = watched[--count];
    }
  }
  _exit(0);
}

int start_soak_server(void) {
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in address = {.sin_family = AF_INET};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (listener < 0 || bind(listener, (struct sockaddr *)&address, size) != 0 ||
      listen(listener, 4096) != 0 || getsockname(listener, (struct sockaddr *)&address, &size) != 0)
    return -1;
  int ends[2];
  if (pipe(ends) != 0) return -1;
  pid_t child = fork();
  if (child < 0) return -1;
  if (child == 0) {
    close(ends[1]);
    serve(listener, ends[0]);
  }
  // The other end stays open for as long as this process lives.
  close(ends[0]);
  close(listener);
  return ntohs(address.sin_port);
}

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
  if (strncmp(request, "GET /never", 10) == 0) return 1;
  if (strncmp(request, "GET /cut", 8) == 0) {
    send(descriptor, cut, sizeof cut - 1, MSG_NOSIGNAL);
    return 0;
  }
  if (strncmp(request, "GET /garbage", 12) == 0) {
    send(descriptor, garbage, sizeof garbage - 1, MSG_NOSIGNAL);
    return 0;
  }
  if (strncmp(request, "GET /reset", 10) == 0) {
    struct linger at_once = {1, 0};
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    return 0;
  }
  return send(descriptor, okay, sizeof okay - 1, MSG_NOSIGNAL) > 0;
}

// Every request fits into one packet, so what can be read is a whole request.
static void serve(int listener) {
  static struct pollfd watched[connections_limit];
  char buffer[4096];
  nfds_t count = 1;
  watched[0] = (struct pollfd){.fd = listener, .events = POLLIN};
  // Ends with its parent, whose end of the pipe it cannot see: the parent kills it, or a minute
  // without requests does.
  while (poll(watched, count, 60000) > 0) {
    if ((watched[0].revents & POLLIN) != 0 && count < connections_limit) {
      int descriptor = accept(listener, NULL, NULL);
      if (descriptor >= 0) watched[count++] = (struct pollfd){.fd = descriptor, .events = POLLIN};
    }
    for (nfds_t i = 1; i < count; i++) {
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
  pid_t child = fork();
  if (child < 0) return -1;
  if (child == 0) serve(listener);
  close(listener);
  return ntohs(address.sin_port);
}

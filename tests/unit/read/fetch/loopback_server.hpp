// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace wirestem::fetch {

/// A request as the server got it.
struct Asked {
  std::string path;
  std::map<std::string, std::string> headers;  ///< names in lower case
};

/// What the server sends: these bytes, after a wait, and then the end of the connection.
struct Reply {
  std::string bytes;
  std::chrono::milliseconds wait{0};
};

inline Reply reply(std::string_view status, std::string_view body, std::string_view headers = "") {
  return {"HTTP/1.1 " + std::string(status) + "\r\nConnection: close\r\n" + std::string(headers) +
          "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body)};
}

inline Reply redirect_to(const std::string& location, std::string_view status = "302 Found") {
  return reply(status, "", "Location: " + location + "\r\n");
}

/// An HTTP server on a loopback address and a free port, in a thread of its own: one connection
/// after the other, one request a connection.
class LoopbackServer {
 public:
  using Handler = std::function<Reply(const Asked&)>;

  explicit LoopbackServer(Handler handler, const char* address = "127.0.0.1")
      : handler_(std::move(handler)), address_(address) {
    sockaddr_in name{};
    name.sin_family = AF_INET;
    inet_pton(AF_INET, address, &name.sin_addr);
    socklen_t size = sizeof(name);
    listener_ = socket(AF_INET, SOCK_STREAM, 0);
    auto* generic = reinterpret_cast<sockaddr*>(&name);
    if (bind(listener_, generic, size) != 0 || listen(listener_, 64) != 0 ||
        getsockname(listener_, generic, &size) != 0 || pipe(stop_.data()) != 0) {
      throw std::runtime_error("no loopback server");
    }
    port_ = ntohs(name.sin_port);
    thread_ = std::thread([this] { serve(); });
  }

  ~LoopbackServer() {
    close(stop_[1]);
    thread_.join();
    close(stop_[0]);
    close(listener_);
  }
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;

  std::string url(const std::string& path) const { return url_at(address_, path); }

  /// The same server by another name of its host.
  std::string url_at(const std::string& host, const std::string& path) const {
    return "http://" + host + ":" + std::to_string(port_) + path;
  }

  /// The paths asked for so far, in order.
  std::vector<std::string> paths() const {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> paths;
    for (const Asked& asked : asked_) paths.push_back(asked.path);
    return paths;
  }

  Asked last() const {
    const std::lock_guard lock(mutex_);
    return asked_.empty() ? Asked{} : asked_.back();
  }

 private:
  /// False once the server is to stop.
  bool wait_for(int file, std::chrono::milliseconds time) const {
    std::vector<pollfd> files = {{stop_[0], POLLIN, 0}};
    if (file >= 0) files.push_back({file, POLLIN, 0});
    poll(files.data(), files.size(), static_cast<int>(time.count()));
    return files[0].revents == 0;
  }

  void serve() {
    while (wait_for(listener_, std::chrono::milliseconds(-1))) {
      const int connection = accept(listener_, nullptr, nullptr);
      if (connection < 0) continue;
      answer(connection);
      close(connection);
    }
  }

  void answer(int connection) {
    std::string head;
    while (head.find("\r\n\r\n") == std::string::npos) {
      char buffer[4096];
      if (!wait_for(connection, std::chrono::milliseconds(5000))) return;
      const ssize_t size = recv(connection, buffer, sizeof(buffer), MSG_DONTWAIT);
      if (size <= 0) return;
      head.append(buffer, static_cast<std::size_t>(size));
    }
    const Asked asked = parse(head);
    {
      const std::lock_guard lock(mutex_);
      asked_.push_back(asked);
    }
    const Reply reply = handler_(asked);
    if (reply.wait.count() > 0 && !wait_for(-1, reply.wait)) return;
    for (std::size_t sent = 0; sent < reply.bytes.size();) {
      const ssize_t size =
          send(connection, reply.bytes.data() + sent, reply.bytes.size() - sent, MSG_NOSIGNAL);
      if (size <= 0) return;
      sent += static_cast<std::size_t>(size);
    }
  }

  static Asked parse(std::string_view head) {
    Asked asked;
    const std::size_t begin = head.find(' ') + 1;
    asked.path = head.substr(begin, head.find(' ', begin) - begin);
    for (std::size_t at = head.find("\r\n"); at + 4 < head.size(); at = head.find("\r\n", at + 2)) {
      const std::string_view line = head.substr(at + 2, head.find("\r\n", at + 2) - at - 2);
      std::string name(line.substr(0, line.find(':')));
      for (char& c : name) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
      }
      if (name.size() + 2 <= line.size()) asked.headers[name] = line.substr(name.size() + 2);
    }
    return asked;
  }

  Handler handler_;
  std::string address_;
  int listener_ = -1;
  std::array<int, 2> stop_{-1, -1};
  int port_ = 0;
  mutable std::mutex mutex_;
  std::vector<Asked> asked_;
  std::thread thread_;
};

}  // namespace wirestem::fetch

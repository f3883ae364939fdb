// SPDX-License-Identifier: Apache-2.0
//
// The wire: everything of Boost stands here. One thread does all reading and writing; requests are
// answered by a pool of others, so that a slow answer holds up no socket. A connection is a Session
// that keeps itself alive by the operation it waits for.
#include "apps/server/serve.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include "apps/server/event_feed.hpp"
#include "apps/server/problem.hpp"
#include "apps/server/router.hpp"

namespace wirestem::server {
namespace {

namespace net = boost::asio;
namespace http = boost::beast::http;
using boost::beast::error_code;
using net::ip::tcp;
using std::chrono::seconds;

constexpr std::uint32_t kMostHead = 16U << 10U;
constexpr std::uint64_t kMostBody = std::uint64_t{36} << 20U;
constexpr std::uint64_t kLarge = std::uint64_t{1} << 20U;
constexpr std::size_t kMostConnections = 512;
constexpr std::size_t kMostListeners = 64;
constexpr int kMostSlow = 4;
constexpr seconds kHeadTime{60};
constexpr seconds kBodyTime{60};
constexpr seconds kWriteTime{60};
constexpr seconds kLastTime{5};

class Session;

/// What all sessions share. Everything but the pools' work happens on the wire's one thread.
struct Server {
  explicit Server(Desk& the_desk, unsigned threads)
      : desk(the_desk), router(the_desk), workers(std::max(1U, threads)), slow(1) {}

  Desk& desk;
  Router router;
  std::set<Session*> sessions;  // outlives the wire, whose end may end sessions
  std::size_t listeners = 0;
  int waiting_slow = 0;
  int large_bodies = 0;
  bool stopping = false;
  net::io_context wire{1};
  net::steady_timer patience{wire};
  net::thread_pool workers;
  net::thread_pool slow;
};

std::string text_of(boost::beast::string_view text) { return {text.data(), text.size()}; }

// The handlers of a session name one another in a circle; each is called by the wire, so that no
// stack grows.
// NOLINTBEGIN(misc-no-recursion)
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, Server& server) : stream_(std::move(socket)), server_(server) {
    server_.sessions.insert(this);
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session() {
    server_.sessions.erase(this);
    if (listens_) --server_.listeners;
    free_slot();
    if (server_.stopping && server_.sessions.empty()) server_.patience.cancel();
  }

  void read_head() {
    idle_ = true;
    parser_.emplace();
    parser_->header_limit(kMostHead);
    parser_->body_limit(kMostBody);
    stream_.expires_after(kHeadTime);
    http::async_read_header(
        stream_, buffer_, *parser_,
        [self = shared_from_this()](error_code error, std::size_t) { self->on_head(error); });
  }

  /// Nothing new is begun; what waits for a request, or listens, is closed.
  void stop() {
    if (idle_ || listens_) close();
  }

 private:
  void on_head(error_code error) {
    idle_ = false;
    if (error) return refuse(error);
    const auto& head = parser_->get();
    request_ = {.method = text_of(head.method_string()),
                .target = text_of(head.target()),
                .host = text_of(head[http::field::host]),
                .origin = text_of(head[http::field::origin]),
                .fetch_site = text_of(head["Sec-Fetch-Site"]),
                .content_type = text_of(head[http::field::content_type]),
                .if_none_match = text_of(head[http::field::if_none_match]),
                .body = {}};
    const std::uint64_t most = Router::most_body_bytes(request_);
    const auto length = parser_->content_length();
    if ((length && *length > most) || (parser_->chunked() && most == 0)) {
      return close_with(problem(413, "the body is larger than this path takes"));
    }
    if (most > kLarge && parser_->is_done() == false && !take_slot()) {
      return close_with(problem(503, "too many large requests at once; try again in a moment"));
    }
    parser_->body_limit(most);
    if (head[http::field::expect] == "100-continue") return write_continue();
    read_body();
  }

  void write_continue() {
    static constexpr std::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";
    net::async_write(stream_, net::buffer(kGoOn),
                     [self = shared_from_this()](error_code error, std::size_t) {
                       if (!error) self->read_body();
                     });
  }

  void read_body() {
    stream_.expires_after(kBodyTime);
    http::async_read(
        stream_, buffer_, *parser_,
        [self = shared_from_this()](error_code error, std::size_t) { self->on_body(error); });
  }

  void on_body(error_code error) {
    if (error) return refuse(error);
    version_ = parser_->get().version();
    keep_alive_ = parser_->get().keep_alive();
    request_.body = std::move(parser_->get().body());
    parser_.reset();
    stream_.expires_never();  // answering has no limit of its own
    if (!Router::is_slow(request_)) return answer_in(server_.workers, false);
    if (server_.waiting_slow >= kMostSlow) {
      Response busy = problem(503, "other texts are being compared; try again in a moment");
      busy.headers.emplace_back("Retry-After", "5");
      return write(std::move(busy));
    }
    ++server_.waiting_slow;
    answer_in(server_.slow, true);
  }

  void answer_in(net::thread_pool& pool, bool is_slow) {
    // The guard keeps the wire running while the answer is made elsewhere.
    net::post(pool, [self = shared_from_this(), is_slow,
                     guard = net::make_work_guard(server_.wire)]() mutable {
      Response response = self->server_.router.answer(self->request_);
      Server& server = self->server_;
      net::post(server.wire,
                [session = std::move(self), is_slow, response = std::move(response)]() mutable {
                  if (is_slow) --session->server_.waiting_slow;
                  session->free_slot();
                  session->request_.body = {};
                  session->write(std::move(response));
                });
    });
  }

  void write(Response response) {
    if (response.events && request_.method == "GET") return listen(response);
    keep_alive_ = keep_alive_ && !server_.stopping;
    answer_ = {};
    answer_.version(version_);
    answer_.result(response.status);
    for (const auto& [name, value] : response.headers) answer_.set(name, value);
    answer_.keep_alive(keep_alive_);
    const bool has_body = request_.method != "HEAD" && response.status != 304;
    const std::size_t length = response.body.size();
    if (has_body) answer_.body() = std::move(response.body);
    if (response.status != 304 && response.status != 204) answer_.content_length(length);
    stream_.expires_after(kWriteTime);
    // A serializer of our own, for the head of an answer to HEAD names a length that does not come.
    serializer_.emplace(answer_);
    const auto done = [self = shared_from_this()](error_code error, std::size_t) {
      self->on_written(error);
    };
    if (has_body) {
      http::async_write(stream_, *serializer_, done);
    } else {
      http::async_write_header(stream_, *serializer_, done);
    }
  }

  void on_written(error_code error) {
    serializer_.reset();
    answer_ = {};
    if (error || !keep_alive_) return close();
    read_head();
  }

  /// What cannot be read as a request; timeouts and lost connections are closed without a word.
  void refuse(error_code error) {
    if (error == http::error::header_limit) {
      return close_with(problem(431, "a request's head may have 16 KiB"));
    }
    if (error == http::error::body_limit) {
      return close_with(problem(413, "the body is larger than this path takes"));
    }
    const bool of_http = error.category() == make_error_code(http::error::bad_method).category();
    if (!of_http || error == http::error::end_of_stream) return close();
    close_with(problem(400, "this is no HTTP request: " + error.message()));
  }

  void close_with(Response response) {
    keep_alive_ = false;
    version_ = 11;
    write(std::move(response));
  }

  void close() {
    error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
    stream_.close();
    timer_.cancel();
  }

  bool take_slot() {
    if (server_.large_bodies >= kMostSlow) return false;
    ++server_.large_bodies;
    return has_slot_ = true;
  }
  void free_slot() {
    if (has_slot_) --server_.large_bodies;
    has_slot_ = false;
  }

  // --- events: a head without length, then text for as long as both sides stay ----------------

  void listen(const Response& response) {
    if (server_.listeners >= kMostListeners || server_.stopping) {
      return close_with(problem(503, "too many pages listen for events"));
    }
    listens_ = true;
    ++server_.listeners;
    feed_.emplace(server_.desk);
    text_ = "HTTP/1.1 200 OK\r\nConnection: close\r\n";
    for (const auto& [name, value] : response.headers) text_ += name + ": " + value + "\r\n";
    text_ += "\r\n";
    stream_.expires_never();
    stream_.async_read_some(net::buffer(ignored_), [self = shared_from_this()](
                                                       error_code, std::size_t) { self->close(); });
    write_text();
  }

  void write_text() {
    net::async_write(stream_, net::buffer(text_),
                     [self = shared_from_this()](error_code error, std::size_t) {
                       if (error || self->server_.stopping) return self->close();
                       self->wait();
                     });
  }

  void wait() {
    timer_.expires_after(seconds(1));
    timer_.async_wait([self = shared_from_this()](error_code error) {
      if (!error) self->ask_feed();
    });
  }

  void ask_feed() {
    net::post(server_.workers, [self = shared_from_this(),
                                guard = net::make_work_guard(server_.wire)]() mutable {
      std::string text = self->feed_->next();
      Server& server = self->server_;
      net::post(server.wire, [session = std::move(self), text = std::move(text)]() mutable {
        if (!session->stream_.socket().is_open()) return;
        if (text.empty()) return session->wait();
        session->text_ = std::move(text);
        session->write_text();
      });
    });
  }

  boost::beast::tcp_stream stream_;
  Server& server_;
  boost::beast::flat_buffer buffer_{kMostHead + (64U << 10U)};
  std::optional<http::request_parser<http::string_body>> parser_;
  Request request_;
  http::response<http::string_body> answer_;
  std::optional<http::response_serializer<http::string_body>> serializer_;
  unsigned version_ = 11;
  bool keep_alive_ = false;
  bool idle_ = false;
  bool has_slot_ = false;
  bool listens_ = false;
  net::steady_timer timer_{stream_.get_executor()};
  std::optional<EventFeed> feed_;
  std::string text_;
  std::array<char, 16> ignored_{};
};

// NOLINTEND(misc-no-recursion)

/// Takes connections until the server stops.
class Listener {
 public:
  explicit Listener(Server& server) : server_(server), acceptor_(server.wire) {}

  /// The port, or why it cannot be had.
  Result<std::uint16_t> open(std::uint16_t port) {
    error_code error;
    const tcp::endpoint here(net::ip::address_v4::loopback(), port);
    acceptor_.open(here.protocol(), error);
    if (!error) acceptor_.set_option(net::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(here, error);
    if (!error) acceptor_.listen(net::socket_base::max_listen_connections, error);
    if (error) {
      return Error{ErrorCode::unreadable,
                   "cannot serve on 127.0.0.1:" + std::to_string(port) + ": " + error.message()};
    }
    accept();
    return acceptor_.local_endpoint().port();
  }

  void close() {
    error_code ignored;
    acceptor_.close(ignored);
    retry_.cancel();
  }

 private:
  void accept() {
    acceptor_.async_accept([this](error_code error, tcp::socket socket) {
      if (!acceptor_.is_open()) return;
      if (error) return accept_later();  // most likely no descriptors are left
      if (server_.sessions.size() < kMostConnections) {
        socket.set_option(tcp::no_delay(true), error);
        std::make_shared<Session>(std::move(socket), server_)->read_head();
      }
      accept();
    });
  }

  void accept_later() {
    retry_.expires_after(std::chrono::milliseconds(100));
    retry_.async_wait([this](error_code error) {
      if (!error) accept();
    });
  }

  Server& server_;
  tcp::acceptor acceptor_;
  net::steady_timer retry_{server_.wire};
};

}  // namespace

std::optional<Error> serve(Desk& desk, const ServeOptions& options) {
  Server server(desk, options.threads);
  Listener listener(server);
  const auto port = listener.open(options.port);
  if (!port) return port.error();
  net::signal_set signals(server.wire, SIGINT, SIGTERM);
  signals.async_wait([&](error_code error, int) {
    if (error) return;
    server.stopping = true;
    listener.close();
    const std::set<Session*> open = server.sessions;
    for (Session* session : open) session->stop();
    if (!server.sessions.empty()) {
      server.patience.expires_after(kLastTime);
      server.patience.async_wait([&](error_code) { server.wire.stop(); });
    }
    error_code ignored;
    signals.clear(ignored);  // the next signal has its usual effect
  });
  if (options.on_ready) options.on_ready(port.value());
  server.wire.run();
  return std::nullopt;
}

}  // namespace wirestem::server

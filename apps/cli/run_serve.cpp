// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <memory>
#include <string>
#include <utility>

#include "apps/cli/commands.hpp"
#include "apps/cli/open_store.hpp"
#include "apps/cli/terminal.hpp"
#include "apps/server/serve.hpp"
#include "apps/server/store_desk.hpp"

namespace wirestem::cli {
namespace {

Result<std::uint16_t> port_of(const Arguments& arguments) {
  const std::string text = arguments.value("--port").value_or("8642");
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error == std::errc() && end == text.data() + text.size()) return port;
  return wrong_value(arguments, "--port", "a number up to 65535");
}

}  // namespace

ExitStatus run_serve(const Arguments& arguments) {
  const auto port = port_of(arguments);
  if (!port) return fail(port.error());
  const auto options = pipeline_options(arguments);
  if (!options) return fail(options.error());
  // Opened as every command opens it, so that it is told in the same words where there is none.
  if (const auto store = open_store(arguments, keep::Access::read); !store) {
    return fail(store.error());
  }
  auto desk = server::StoreDesk::open(store_path(arguments));
  if (!desk) return fail(desk.error());
  const auto error = server::serve(
      *desk.value(), {.port = port.value(),
                      .threads = options.value().threads,
                      .on_ready = [](std::uint16_t taken) {
                        say("the desk is open: http://localhost:" + std::to_string(taken) +
                            "/  (Ctrl-C closes it)");
                      }});
  return error ? fail(*error) : ExitStatus::done;
}

}  // namespace wirestem::cli

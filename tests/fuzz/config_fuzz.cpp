// SPDX-License-Identifier: Apache-2.0
//
// A file of settings of any bytes. Each setting that is taken is one of the keys, stands in a line
// that the file has, and has a value a flag could have; an error is one line that names the file.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "apps/config/read_config.hpp"

namespace {

using namespace wirestem::config;

constexpr std::array kKeys = {
    Key{"threads", ValueKind::number, "dossier watch", ""},
    Key{"strict", ValueKind::on_off, "dossier", ""},
    Key{"every", ValueKind::text, "watch", ""},
    Key{"as", ValueKind::text, "dossier", "json csv"},
    Key{"given-date", ValueKind::text, "dossier", ""},
    Key{"fetch", ValueKind::on_off, "dossier", "", Owner::user},
};

void check(const Setting& setting, long lines, Owner owner) {
  const auto key = std::ranges::find(kKeys, setting.key, &Key::name);
  if (key == kKeys.end() || (key->least == Owner::user && owner == Owner::project)) std::abort();
  const long line = std::stol(setting.place.substr(setting.place.find(':') + 1));
  if (line < 1 || line > lines || setting.value.empty()) std::abort();
  if (key->kind == ValueKind::on_off && setting.value != "0" && setting.value != "1") std::abort();
  if (!setting.command.empty() && setting.command != "dossier" && setting.command != "watch") {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const long lines = std::ranges::count(text, '\n') + 1;
  for (const Owner owner : {Owner::project, Owner::user}) {
    const auto settings = parse_config(text, "w.toml", kKeys, owner);
    if (!settings) {
      const std::string& message = settings.error().message;
      if (!message.starts_with("w.toml:") || message.find('\n') != std::string::npos) std::abort();
      continue;
    }
    for (const Setting& setting : settings.value()) check(setting, lines, owner);
  }
  return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/export_choice.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "apps/cli/terminal.hpp"
#include "apps/cli/write_file.hpp"

namespace wirestem::cli {

Result<ExportChoice> export_choice(const Arguments& arguments) {
  ExportChoice choice;
  const std::string list = arguments.value("--as").value_or("");
  for (std::string_view rest = list; !rest.empty();) {
    const std::string_view name = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(name.size() + 1, rest.size()));
    const auto format = tell::export_format_named(name);
    if (!format) {
      return Error{ErrorCode::usage, "--as knows no '" + std::string(name) + "', only " +
                                         tell::export_format_names()};
    }
    if (std::ranges::find(choice.formats, *format) == choice.formats.end()) {
      choice.formats.push_back(*format);
    }
  }
  if (const auto level = arguments.value("--tlp")) {
    const auto tlp = tell::tlp_named(*level);
    if (!tlp) {
      return wrong_value(arguments, "--tlp", "white, green, amber or red");
    }
    if (arguments.on_the_line("--tlp") &&
        std::ranges::find(choice.formats, tell::ExportFormat::stix) == choice.formats.end()) {
      return Error{ErrorCode::usage, "--tlp wants --as stix beside it"};
    }
    choice.options.tlp = *tlp;
  }
  return choice;
}

std::optional<Error> write_exports(const Dossier& dossier, const ExportChoice& choice,
                                   const std::filesystem::path& folder) {
  for (const tell::ExportFormat format : choice.formats) {
    for (const tell::ExportFile& file : tell::write_export(dossier, format, choice.options)) {
      const std::filesystem::path path = folder / file.path;
      if (auto error = make_folder(path.parent_path())) return error;
      if (auto error = write_file(path, file.bytes)) return error;
    }
    say("wrote " + (folder / tell::description_of(format).file).string());
  }
  return std::nullopt;
}

}  // namespace wirestem::cli

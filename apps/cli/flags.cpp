// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/flags.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace wirestem::cli {
namespace {

constexpr std::array kFlags = {
    Flag{"--output", "-o", "FOLDER", "dossier",
         "write dossier.html and dossier.json there; the folder is made if need be"},
    Flag{"--json", "", "", "dossier why-text doctor",
         "print JSON on standard output, and nothing else there"},
    Flag{"--given-date", "", "DATE", "dossier run",
         "publication date (2024-08-06) of pages that do not say theirs"},
    Flag{"--manifest", "", "FILE", "dossier run",
         "JSON lines with path, published, outlet, url, title, authors of pages; they win over the "
         "page"},
    Flag{"--stop-after", "", "STAGE", "run", "read, find, link or trace (default: trace)"},
    Flag{"--from", "", "FILE", "run",
         "go on from JSON lines of the stages read or find; - is stdin"},
    Flag{"--precision", "", "", "dossier run why-text",
         "of each page keep rather less: sentences, and what stands between them"},
    Flag{"--recall", "", "", "dossier run why-text",
         "of each page keep rather more: captions, lists of links, boxes beside the text"},
    Flag{"--fast", "", "", "dossier run why-text",
         "judge pages by their form alone: no phrases, no credits, no data in scripts"},
    Flag{
        "--fetch", "", "", "dossier run why-text",
        "fetch PATHs that begin with http:// or https:// (off unless given); robots.txt is obeyed, "
        "one request a second to a host"},
    Flag{"--urls", "", "FILE", "dossier run why-text",
         "with --fetch: also the addresses in FILE, one a line, # for comments"},
    Flag{"--cache", "", "FOLDER", "dossier run why-text",
         "with --fetch: keep pages in FOLDER, and next time ask only whether they have changed"},
    Flag{"--allow-private", "", "", "dossier run why-text",
         "with --fetch: also from loopback, private and link-local addresses"},
    Flag{"--dropped", "", "", "why-text", "only what was not kept"},
    Flag{"--threads", "", "N", "dossier run", "threads to use (default: one for each core)"},
    Flag{"--strict", "", "", "dossier run why-text", "exit with 3 where an input was skipped"},
    Flag{"--help", "-h", "", "dossier run why-text doctor help", "this help"},
};

constexpr std::array kCommands = {
    Command{
        "dossier", "PATH…",
        "the main job: who copied, cited, translated whom, and what it rests on",
        "Reads pages (HTML, MHTML, text), web archives (WARC, ARC, WACZ), feeds, JSON lines, and\n"
        "folders or packed archives of them; - is standard input. Prints a summary and "
        "writes one\n"
        "page to open in a browser: wirestem-dossier.html here, or dossier.html in FOLDER."},
    Command{"run", "PATH… | --from FILE", "the same job stage by stage, as JSON lines",
            "Stages: read (articles), find (with quotations, outlets, dates, names), link "
            "(passages and\n"
            "stories), trace (the stories of the dossier)."},
    Command{"why-text", "PATH…", "which rule kept or dropped each part of a page",
            "One line a part: + kept or - dropped, the rule, what it went by, the text. The rules "
            "are\n"
            "explained in docs/method.md."},
    Command{"doctor", "", "what this program is made of and knows, and whether it works here", ""},
    Command{"help", "[COMMAND]", "this help, or that of a command", ""},
};

/// Levenshtein distance in bytes; names are short.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t before = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = before + (a[i] == b[j] ? 0 : 1);
      before = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, before + 1});
    }
  }
  return row.back();
}

std::string_view nearest(std::string_view name, const std::vector<std::string_view>& known) {
  if (name.size() > 40) return {};
  std::string_view best;
  std::size_t least = std::max<std::size_t>(2, name.size() / 3) + 1;
  for (const std::string_view other : known) {
    const bool begun = name.size() >= 4 && other.starts_with(name);
    const std::size_t steps = begun ? 1 : distance(name, other);
    if (steps < least) {
      least = steps;
      best = other;
    }
  }
  return best;
}

}  // namespace

std::span<const Flag> all_flags() { return kFlags; }
std::span<const Command> all_commands() { return kCommands; }

const Command* find_command(std::string_view name) {
  const auto at = std::ranges::find(kCommands, name, &Command::name);
  return at == kCommands.end() ? nullptr : &*at;
}

bool takes(const Flag& flag, std::string_view command) {
  std::string_view rest = flag.commands;
  while (!rest.empty()) {
    const std::string_view one = rest.substr(0, rest.find(' '));
    if (one == command) return true;
    rest.remove_prefix(std::min(one.size() + 1, rest.size()));
  }
  return false;
}

const Flag* find_flag(std::string_view name, std::string_view command) {
  for (const Flag& flag : kFlags) {
    const bool named = name == flag.name || (!flag.letter.empty() && name == flag.letter);
    if (named && takes(flag, command)) return &flag;
  }
  return nullptr;
}

std::string_view nearest_flag(std::string_view name, std::string_view command) {
  std::vector<std::string_view> known;
  for (const Flag& flag : kFlags) {
    if (takes(flag, command)) known.push_back(flag.name);
  }
  return nearest(name, known);
}

std::string_view nearest_command(std::string_view name) {
  std::vector<std::string_view> known;
  for (const Command& command : kCommands) known.push_back(command.name);
  return nearest(name, known);
}

}  // namespace wirestem::cli

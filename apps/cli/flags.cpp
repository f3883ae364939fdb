// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/flags.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/nearest_name.hpp"

namespace wirestem::cli {
namespace {

constexpr std::array kFlags = {
    Flag{"--output", "-o", "FOLDER", "dossier export",
         "write there: dossier.html and dossier.json, or what --as names; made if need be"},
    Flag{"--as", "", "FORMAT[,FORMAT]", "dossier export",
         "write these formats instead: html, json, csv, gexf, graphml, dot, prov, annotations, "
         "ninjs, schema-org, stix, ro-crate",
         "html json csv gexf graphml dot prov annotations ninjs schema-org stix ro-crate"},
    Flag{"--tlp", "", "LEVEL", "dossier export",
         "with --as stix: its marking, white, green, amber or red (default: amber)",
         "white green amber red"},
    Flag{"--json", "", "",
         "dossier why-text doctor add articles stories show check what-if diff decisions",
         "print JSON on standard output, and nothing else there"},
    Flag{"--store", "", "FILE",
         "add watch articles stories show why check what-if diff export decide decisions serve",
         "the store (default: wirestem.db)"},
    Flag{"--search", "", "WORDS", "articles stories",
         "with these words: all of them, \"phrases\" in marks, beginnings*, -without"},
    Flag{"--outlet", "", "NAME", "articles stories", "of this medium"},
    Flag{"--language", "", "TAG", "articles stories", "in this language: de"},
    Flag{"--since", "", "DAY", "articles stories",
         "not older than this day (2024-08-06) or span (2d, 3w)"},
    Flag{"--story", "", "STORY", "articles", "of this story"},
    Flag{"--limit", "", "N", "articles stories", "the first N only"},
    Flag{"--anew", "", "", "stories",
         "analyse every article again and all at once, not only what is new and around it"},
    Flag{"--reason", "", "WORDS", "decide", "why, for those who read it later"},
    Flag{"--author", "", "NAME", "decide", "who decides"},
    Flag{"--min-origins", "", "N", "check", "how many independent origins are wanted (default: 1)"},
    Flag{"--drop", "", "OUTLET", "what-if", "the medium to do without"},
    Flag{"--every", "", "SPAN", "watch", "time between two rounds: 90s, 10m, 2h (default: 10m)"},
    Flag{"--once", "", "", "watch", "one round, then end"},
    Flag{
        "--on-change", "", "FILE|COMMAND", "watch",
        "tell new stories, changed origins, conflicts, corrections: append JSON lines to FILE, or, "
        "after \"!\", run COMMAND with the line on its standard input"},
    Flag{"--given-date", "", "DATE", "dossier run add",
         "publication date (2024-08-06) of pages that do not say theirs"},
    Flag{"--manifest", "", "FILE", "dossier run add",
         "JSON lines with path, published, outlet, url, title, authors of pages; they win over the "
         "page"},
    Flag{"--stop-after", "", "STAGE", "run", "read, find, link or trace (default: trace)",
         "read find link trace"},
    Flag{"--from", "", "FILE", "run",
         "go on from JSON lines of the stages read or find; - is stdin"},
    Flag{"--precision", "", "", "dossier run why-text add",
         "of each page keep rather less: sentences, and what stands between them"},
    Flag{"--recall", "", "", "dossier run why-text add",
         "of each page keep rather more: captions, lists of links, boxes beside the text"},
    Flag{"--fast", "", "", "dossier run why-text add",
         "judge pages by their form alone: no phrases, no credits, no data in scripts"},
    Flag{
        "--fetch", "", "", "dossier run why-text add",
        "fetch PATHs that begin with http:// or https:// (off unless given); robots.txt is obeyed, "
        "one request a second to a host"},
    Flag{"--urls", "", "FILE", "dossier run why-text add",
         "with --fetch: also the addresses in FILE, one a line, # for comments"},
    Flag{"--cache", "", "FOLDER", "dossier run why-text add watch",
         "with --fetch: keep pages in FOLDER, and next time ask only whether they have changed"},
    Flag{"--allow-private", "", "", "dossier run why-text add watch",
         "with --fetch: also from loopback, private and link-local addresses"},
    Flag{"--dropped", "", "", "why-text", "only what was not kept"},
    Flag{"--threads", "", "N", "dossier run add watch stories show export serve",
         "threads to use (default: one for each core)"},
    Flag{"--quiet", "-q", "", "dossier run add watch stories show export",
         "no progress bar; there is none either where standard error is no terminal"},
    Flag{"--strict", "", "", "dossier run why-text add", "exit with 3 where an input was skipped"},
    Flag{"--port", "", "N", "serve",
         "where the desk is: http://localhost:N/ (default: 8642; 0: any that is free)"},
    Flag{"--help", "-h", "", "*", "this help"},
};

constexpr std::array kCommands = {
    Command{
        "dossier", "PATH…",
        "the main job: who copied, cited, translated whom, and what it rests on",
        "Reads pages (HTML, MHTML, text), web archives (WARC, ARC, WACZ), feeds, JSON lines, and\n"
        "folders or packed archives of them; - is standard input. Prints a summary and "
        "writes one\n"
        "page to open in a browser: wirestem-dossier.html here, or dossier.html in FOLDER."},
    Command{"add", "PATH…", "keep pages in a store, for weeks of work",
            "Reads what dossier reads, and keeps it in one file. Done again it adds what is new: a "
            "page that\n"
            "is kept is known again, and one that has changed is kept as a new version. With "
            "--json each\n"
            "article is told once it is safe on disk."},
    Command{"watch", "FEED…", "ask feeds again and again, and keep what is new",
            "Politely: robots.txt, one request a second to a host, and only what has changed. Ends "
            "with\n"
            "Ctrl-C; what was kept is kept."},
    Command{"articles", "", "what is kept, a line each", ""},
    Command{"stories", "", "the stories of the store, newest first: pages, origins, conflicts",
            "Articles that have come since are analysed first. In a store of more than 500 "
            "articles\n"
            "only what is new, and what is around it, is analysed again."},
    Command{"show", "STORY", "the dossier of a story on the terminal", ""},
    Command{"why", "STORY CLAIM|EDGE|SOURCE",
            "what a claim, an edge or an origin rests on, span by span, and what was ruled out",
            "Edges are counted: edge-1 is the first that show --json prints."},
    Command{"check", "SENTENCE", "which claim is it, and how many independent origins has it",
            "Exit status 0 where it has as many as --min-origins wants, else 1."},
    Command{"what-if", "STORY --drop OUTLET", "what still stands without a medium", ""},
    Command{"diff", "A B", "two articles, or two versions of one: what was kept, cut, altered",
            "harbour@1 is the first version of the article harbour."},
    Command{"export", "STORY --as FORMAT", "the dossier of a story for other programs", ""},
    Command{"decide", "KIND …", "what an analyst decides, kept apart and followed from then on",
            "merge STORY STORY…            these stories are one\n"
            "split STORY ARTICLE…          these articles are a story of their own\n"
            "not-claim STORY CLAIM ARTICLE the words of this article do not make that claim\n"
            "rename NAME NEW               an actor is to be shown by another name\n"
            "reliability SOURCE A…F        how far a source is to be trusted (Admiralty Code)\n"
            "note STORY|ARTICLE|NAME WORDS words for those who come later\n"
            "undo NUMBER                   take a decision back"},
    Command{"decisions", "", "the decisions in force", ""},
    Command{"run", "PATH… | --from FILE", "the same job stage by stage, as JSON lines",
            "Stages: read (articles), find (with quotations, outlets, dates, names), link "
            "(passages and\n"
            "stories), trace (the stories of the dossier)."},
    Command{"why-text", "PATH…", "which rule kept or dropped each part of a page",
            "One line a part: + kept or - dropped, the rule, what it went by, the text. The rules "
            "are\n"
            "explained in docs/method.md."},
    Command{"serve", "", "the desk: a web page over the store, for this machine alone",
            "Gives stories, dossiers with linked views, pages side by side, and where a pasted "
            "text is\n"
            "from, at http://localhost:8642/ until Ctrl-C. Other programs on this machine can ask "
            "for the\n"
            "same as JSON: /api/v1/openapi.json says how."},
    Command{"doctor", "", "what this program is made of and knows, and whether it works here", ""},
    Command{
        "completions", "SHELL", "what bash, zsh or fish needs to complete commands and flags",
        "bash: wirestem completions bash > ~/.local/share/bash-completion/completions/wirestem\n"
        "zsh:  wirestem completions zsh > a folder of $fpath, as _wirestem\n"
        "fish: wirestem completions fish > ~/.config/fish/completions/wirestem.fish"},
    Command{"man", "", "the manual page, for man -l -", ""},
    Command{"help", "[COMMAND]", "this help, or that of a command", ""},
};

}  // namespace

std::span<const Flag> all_flags() { return kFlags; }
std::span<const Command> all_commands() { return kCommands; }

const Command* find_command(std::string_view name) {
  const auto at = std::ranges::find(kCommands, name, &Command::name);
  return at == kCommands.end() ? nullptr : &*at;
}

bool takes(const Flag& flag, std::string_view command) {
  if (flag.commands == "*") return true;
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
  return nearest_name(name, known);
}

std::string_view nearest_command(std::string_view name) {
  std::vector<std::string_view> known;
  for (const Command& command : kCommands) known.push_back(command.name);
  return nearest_name(name, known);
}

}  // namespace wirestem::cli

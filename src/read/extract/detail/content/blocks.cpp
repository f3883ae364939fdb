// SPDX-License-Identifier: Apache-2.0
//
// One walk over the tree. Text gathers in an open block until a box begins or ends; the block then
// closes and the next one opens. Inline elements only leave marks: link, bold, line break.
#include "read/extract/detail/content/blocks.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "text/utf8.hpp"

namespace wirestem::extract::detail {
namespace {

using markup::Document;
using markup::no_node;
using markup::Node;
using markup::NodeId;
using markup::NodeKind;
using markup::Tag;

enum class Display : std::uint8_t { inside, box, none };

constexpr std::size_t kTags = 256;

constexpr std::array<Display, kTags> displays() {
  std::array<Display, kTags> table{};
  for (const Tag tag :
       {Tag::address, Tag::article, Tag::aside,    Tag::blockquote, Tag::body,   Tag::caption,
        Tag::center,  Tag::dd,      Tag::details,  Tag::dialog,     Tag::dir,    Tag::div,
        Tag::dl,      Tag::dt,      Tag::fieldset, Tag::figcaption, Tag::figure, Tag::footer,
        Tag::form,    Tag::h1,      Tag::h2,       Tag::h3,         Tag::h4,     Tag::h5,
        Tag::h6,      Tag::header,  Tag::hgroup,   Tag::hr,         Tag::html,   Tag::legend,
        Tag::li,      Tag::main,    Tag::menu,     Tag::nav,        Tag::ol,     Tag::p,
        Tag::pre,     Tag::search,  Tag::section,  Tag::summary,    Tag::table,  Tag::tbody,
        Tag::td,      Tag::tfoot,   Tag::th,       Tag::thead,      Tag::tr,     Tag::ul,
        Tag::listing, Tag::xmp}) {
    table[static_cast<std::size_t>(tag)] = Display::box;
  }
  for (const Tag tag :
       {Tag::applet,    Tag::area,     Tag::audio,  Tag::base,     Tag::button,   Tag::canvas,
        Tag::datalist,  Tag::embed,    Tag::frame,  Tag::frameset, Tag::head,     Tag::iframe,
        Tag::input,     Tag::link,     Tag::map,    Tag::meta,     Tag::meter,    Tag::noembed,
        Tag::noframes,  Tag::noscript, Tag::object, Tag::param,    Tag::progress, Tag::rp,
        Tag::rt,        Tag::script,   Tag::select, Tag::source,   Tag::style,    Tag::svg,
        Tag::template_, Tag::textarea, Tag::title,  Tag::track,    Tag::video}) {
    table[static_cast<std::size_t>(tag)] = Display::none;
  }
  return table;
}

constexpr std::array<Display, kTags> kDisplays = displays();

Display display_of(const Node& node) {
  if (node.space != markup::Namespace::html) {
    return node.space == markup::Namespace::svg ? Display::none : Display::inside;
  }
  return kDisplays[static_cast<std::size_t>(node.tag)];
}

/// What a byte of text asks of its reader.
enum class ByteClass : std::uint8_t {
  plain,    ///< an ASCII character that counts for itself
  counted,  ///< a comma, or the first byte of a longer character
  further,  ///< of a longer character
  blank,
  special,  ///< the first byte of what may be a blank or nothing to see
};

constexpr std::array<ByteClass, 256> byte_classes() {
  std::array<ByteClass, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c) {
    table[c] = c <= ' '   ? ByteClass::blank
               : c < 0x80 ? ByteClass::plain
               : c < 0xC0 ? ByteClass::further
                          : ByteClass::counted;
  }
  table[','] = ByteClass::counted;
  table[0xC2] = table[0xE2] = table[0xEF] = ByteClass::special;
  return table;
}

ByteClass byte_class(char c) {
  static constexpr std::array<ByteClass, 256> kClasses = byte_classes();
  return kClasses[static_cast<unsigned char>(c)];
}

bool is_bold(Tag tag) { return tag == Tag::b || tag == Tag::strong; }

/// True for what is hidden only for now: the panels of an accordion or of tabs, which a click
/// opens, and what React sends later than its place on the page and a script then moves there.
bool is_shown_later(const Document& page, NodeId id) {
  return std::ranges::any_of(page.attributes(id), [](const markup::Attribute& attribute) {
    if (attribute.name == "role")
      return attribute.value == "region" || attribute.value == "tabpanel";
    return attribute.name == "id" && attribute.value.starts_with("S:");
  });
}

/// True where the element says that it is not shown.
bool is_hidden(const Document& page, NodeId id) {
  for (const markup::Attribute& attribute : page.attributes(id)) {
    if (attribute.name == "hidden") {
      return attribute.value != "until-found" && !is_shown_later(page, id);
    }
    if (attribute.name == "style") {
      const std::string_view style = attribute.value;
      for (std::size_t at = style.find("display"); at != std::string_view::npos;
           at = style.find("display", at + 1)) {
        std::size_t value = at + 7;
        while (value < style.size() && (style[value] == ' ' || style[value] == ':')) ++value;
        if (style.substr(value).starts_with("none")) return !is_shown_later(page, id);
      }
    }
  }
  return false;
}

/// True where cells of the row hold boxes of their own: the table lays out the page.
bool is_layout_row(const Document& page, NodeId row) {
  std::size_t cells = 0;
  for (NodeId cell = page[row].first_child; cell != no_node; cell = page[cell].next) {
    if (page[cell].tag != Tag::td && page[cell].tag != Tag::th) continue;
    ++cells;
    std::size_t paragraphs = 0;
    std::size_t seen = 0;
    for (NodeId node = page.after(cell, cell); node != no_node; node = page.after(node, cell)) {
      const Tag tag = page[node].tag;
      if (tag == Tag::table || tag == Tag::h1 || tag == Tag::h2 || tag == Tag::article) return true;
      if ((tag == Tag::p || tag == Tag::div) && ++paragraphs > 2) return true;
      if (++seen > 64) return true;
    }
  }
  return cells < 2;
}

class BlockReader {
 public:
  explicit BlockReader(const Document& page) : page_(page) {}

  std::vector<Block> read(NodeId root) {
    NodeId node = page_[root].first_child;
    while (node != no_node) {
      if (enter(node) && page_[node].first_child != no_node) {
        node = page_[node].first_child;
        continue;
      }
      leave(node);
      while (node != root && page_[node].next == no_node) {
        node = page_[node].parent;
        if (node == root) break;
        leave(node);
      }
      node = node == root ? no_node : page_[node].next;
    }
    close();
    return std::move(blocks_);
  }

 private:
  struct Box {
    NodeId node;
    BlockKind kind;
    std::uint8_t level;
  };

  /// True where the walk goes on below the node.
  bool enter(NodeId id) {
    const Node& node = page_[id];
    if (node.kind == NodeKind::text) {
      add_text(node.text);
      return false;
    }
    if (node.kind != NodeKind::element) return false;
    const Display display = display_of(node);
    if (display == Display::none || is_hidden(page_, id)) {
      skipped_ = id;
      return false;
    }
    if (display == Display::inside) {
      enter_inline(id);
      return true;
    }
    if (row_depth_ > 0) {
      ++row_depth_;
      if (node.tag == Tag::td || node.tag == Tag::th) {
        if (!open_.text.empty()) add_plain(" | ");
      } else {
        add_plain(" ");
      }
      return true;
    }
    close();
    boxes_.push_back({id, kind_of(node), level_of(node.tag)});
    if (node.tag == Tag::tr && !is_layout_row(page_, id)) {
      boxes_.back().kind = BlockKind::table_row;
      row_depth_ = 1;
    }
    return true;
  }

  void leave(NodeId id) {
    if (skipped_ == id) {
      skipped_ = no_node;
      return;
    }
    const Node& node = page_[id];
    if (node.kind != NodeKind::element) return;
    if (display_of(node) == Display::inside) {
      if (node.tag == Tag::a && links_ > 0) --links_;
      if (is_bold(node.tag) && bolds_ > 0) --bolds_;
      if (node.tag == Tag::q) add_plain("”");
      return;
    }
    if (row_depth_ > 1) {
      --row_depth_;
      return;
    }
    row_depth_ = 0;
    close();
    boxes_.pop_back();
  }

  void enter_inline(NodeId id) {
    const Node& node = page_[id];
    if (node.tag == Tag::a) {
      ++links_;
      link_ = id;
    }
    if (is_bold(node.tag)) ++bolds_;
    if (node.tag == Tag::br) add_break();
    if (node.tag == Tag::q) add_plain("“");
  }

  BlockKind kind_of(const Node& node) const {
    switch (node.tag) {
      case Tag::h1:
      case Tag::h2:
      case Tag::h3:
      case Tag::h4:
      case Tag::h5:
      case Tag::h6:
        return BlockKind::heading;
      case Tag::li:
      case Tag::dd:
      case Tag::dt:
        return BlockKind::list_item;
      case Tag::blockquote:
        return BlockKind::quotation;
      case Tag::pre:
      case Tag::listing:
      case Tag::xmp:
        return BlockKind::preformatted;
      case Tag::figcaption:
      case Tag::caption:
        return BlockKind::caption;
      default:
        break;
    }
    // A box within a list item or a quotation goes on with it.
    const BlockKind outer = boxes_.empty() ? BlockKind::paragraph : boxes_.back().kind;
    return outer == BlockKind::table_row ? BlockKind::paragraph : outer;
  }

  std::uint8_t level_of(Tag tag) const {
    if (tag >= Tag::h1 && tag <= Tag::h6) {
      return static_cast<std::uint8_t>(1 + static_cast<int>(tag) - static_cast<int>(Tag::h1));
    }
    return boxes_.empty() ? std::uint8_t{0} : boxes_.back().level;
  }

  void add_break() {
    if (row_depth_ > 0) {
      add_plain(" ");
      return;
    }
    if (open_.text.empty()) return;
    if (open_.text.back() == '\n') {
      close();  // an empty line: a paragraph ends
      return;
    }
    if (in_word() && ends_sentence(open_.text)) ++open_.stops;
    while (!open_.text.empty() && open_.text.back() == ' ') open_.text.pop_back();
    open_.text += '\n';
  }

  void add_plain(std::string_view text) {
    if (text == " " && (open_.text.empty() || open_.text.back() == ' ')) return;
    open_.text += text;
  }

  void add_text(std::string_view text) {
    const bool preformatted = !boxes_.empty() && boxes_.back().kind == BlockKind::preformatted;
    if (preformatted) {
      open_.text += text;
      open_.words += static_cast<std::uint32_t>(std::ranges::count(text, ' ')) + 1;
      for (std::size_t at = 0; at < text.size();) {
        at = text::skip_blanks(text, at);
        at += count(text.substr(at));
      }
      return;
    }
    // What needs no change gathers in a run, which is added as a whole.
    std::size_t run = 0;
    const auto add_run = [&](std::size_t end) {
      open_.text.append(text, run, end - run);
      run = end;
    };
    bool is_word = in_word();
    for (std::size_t at = 0; at < text.size();) {
      const ByteClass byte = byte_class(text[at]);
      if (byte == ByteClass::blank) {
        const std::size_t end = end_of_blanks(text, at);
        const bool plain = end == at + 1 && text[at] == ' ' && at > run && !may_end(text[at - 1]);
        if (!is_word || !plain) {
          add_run(at);
          add_blank();
          run = end;
        }
        is_word = false;
        at = end;
      } else if (byte == ByteClass::special) {
        add_run(at);
        at += add_special(text.substr(at));
        run = at;
        is_word = in_word();
      } else {
        if (!is_word) ++open_.words;
        is_word = true;
        at += count(text.substr(at));
      }
    }
    add_run(text.size());
  }

  /// Behind the blanks that begin with the one at `at`: mostly one, or those of an indented line.
  static std::size_t end_of_blanks(std::string_view text, std::size_t at) {
    const bool more = at + 1 < text.size() && byte_class(text[at + 1]) == ByteClass::blank;
    return more ? text::skip_blanks(text, at + 2) : at + 1;
  }

  /// False for the last byte of a word that surely ends no sentence.
  static bool may_end(char c) {
    return static_cast<unsigned char>(c) >= 0x80 ||
           std::string_view(".!?\")").find(c) != std::string_view::npos;
  }

  bool in_word() const {
    return !open_.text.empty() && open_.text.back() != ' ' && open_.text.back() != '\n';
  }

  void add_blank() {
    if (!in_word()) return;
    if (ends_sentence(open_.text) && !ends_ordinal(open_.text)) ++open_.stops;
    open_.text += ' ';
  }

  void add_character(std::string_view character) {
    if (!in_word()) ++open_.words;
    open_.text += character;
    count(character);
  }

  /// A full stop or its like at the end, a quotation mark behind it or not. An ideographic one is
  /// counted where it stands, since no blank follows it.
  static bool ends_sentence(std::string_view text) {
    if (text.ends_with('"') || text.ends_with(')')) text.remove_suffix(1);
    if (text.ends_with("”") || text.ends_with("“") || text.ends_with("’")) text.remove_suffix(3);
    if (text.ends_with("»")) text.remove_suffix(2);
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') ||
           text.ends_with("…") || text.ends_with("؟");
  }

  /// "17." of "17. Februar": a full stop that ends no sentence where more words follow.
  static bool ends_ordinal(std::string_view text) {
    if (!text.ends_with('.')) return false;
    text.remove_suffix(1);
    const std::size_t before = text.find_last_not_of("0123456789");
    const std::string_view number = text.substr(before == std::string_view::npos ? 0 : before + 1);
    const bool alone = number.size() == text.size() || text[before] == ' ' || text[before] == '\n';
    return alone && (number.size() == 1 || number.size() == 2);
  }

  /// A character whose first byte is shared with blanks of other kinds: gives its length.
  std::size_t add_special(std::string_view text) {
    const std::string_view two = text.substr(0, 2);
    const std::string_view three = text.substr(0, 3);
    if (two == "\xC2\xA0") {
      add_blank();
      return 2;
    }
    if (two == "\xC2\xAD") return 2;
    if (three == "\xE2\x80\x8B" || three == "\xE2\x81\xA0" || three == "\xEF\xBB\xBF" ||
        three == "\xE2\x80\x8E" || three == "\xE2\x80\x8F") {
      return 3;
    }
    if (three >= "\xE2\x80\x80" && three <= "\xE2\x80\x8A") {
      add_blank();
      return 3;
    }
    if (three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9") {
      add_break();
      return 3;
    }
    const std::size_t size = text[0] == '\xC2' ? 2 : 3;
    add_character(text.substr(0, size));
    return std::min(size, text.size());
  }

  /// Full stops of scripts that put no blank behind them, or have a mark of their own.
  static bool is_full_stop(std::string_view text) {
    constexpr std::array<std::string_view, 8> kStops = {"。", "．", "！", "？", "।", "۔", "።", "។"};
    constexpr std::string_view kFirstBytes = "\xDB\xE0\xE1\xE3\xEF";
    if (kFirstBytes.find(text[0]) == std::string_view::npos) return false;
    return std::ranges::any_of(kStops, [&](std::string_view s) { return text.starts_with(s); });
  }

  /// Counts the characters up to the next blank or special one, and gives their length.
  std::size_t count(std::string_view text) {
    std::uint32_t letters = 0;
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
      const ByteClass byte = byte_class(text[at]);
      if (byte == ByteClass::blank || (byte == ByteClass::special && at > 0)) break;
      if (byte == ByteClass::further) continue;
      ++letters;
      if (byte == ByteClass::plain) continue;
      if (text[at] == ',') {
        ++open_.commas;
        continue;
      }
      const auto c = static_cast<unsigned char>(text[at]);
      if (c >= 0xE3 && c <= 0xED) {  // an ideograph or its like
        letters += 2;
        ++open_.words;
      }
      if (is_full_stop(text.substr(at))) ++open_.stops;
    }
    open_.letters += letters;
    if (links_ > 0) {
      open_.link_letters += letters;
      if (open_.link == no_node) open_.link = link_;
    }
    if (bolds_ == 0) plain_ = true;
    return at;
  }

  void close() {
    std::string& text = open_.text;
    if (in_word() && ends_sentence(text)) ++open_.stops;
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
    if (open_.letters > 0) {
      const Box box = boxes_.empty() ? Box{no_node, BlockKind::paragraph, 0} : boxes_.back();
      open_.node = box.node;
      open_.kind = box.kind;
      open_.level = box.level;
      open_.emphasised = !plain_;
      blocks_.push_back(std::move(open_));
    }
    open_ = Block{};
    plain_ = false;
  }

  const Document& page_;
  std::vector<Block> blocks_;
  std::vector<Box> boxes_;
  Block open_;
  NodeId skipped_ = no_node;
  NodeId link_ = no_node;  ///< the last <a> that began
  std::uint32_t links_ = 0;
  std::uint32_t bolds_ = 0;
  std::uint32_t row_depth_ = 0;  ///< boxes open within a row of a table of data
  bool plain_ = false;           ///< the open block has letters that are not bold
};

}  // namespace

std::vector<Block> read_blocks(const Document& page, NodeId root) {
  return BlockReader(page).read(root);
}

}  // namespace wirestem::extract::detail

// SPDX-License-Identifier: Apache-2.0
//
// One walk over the stretch with a stack of open marks. At each border the marks that end are
// closed, together with what was opened inside them and goes on, which is then opened again without
// its id.
#include "tell/detail/mark_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace wirestem::tell {
namespace {

constexpr std::size_t kDeepest = 12;

constexpr std::array<std::string_view, 7> kClassOf = {
    "m-claim", "m-lone", "m-quote", "m-shared", "m-source", "m-conflict", "m-date"};

void write_way_back(Html& html, const Mark& mark) {
  if (mark.claim.empty()) return;
  html.raw("<a class=\"back\" href=\"#").raw(mark.claim).raw("\" aria-label=\"Claim ");
  html.raw(mark.number).raw("\">").raw(mark.number).raw("</a>");
}

}  // namespace

TextMarker::TextMarker(Page& page, std::uint32_t article)
    : page_(page), html_(page.html()), article_(article), next_(page.marks(article).begin()) {}

void TextMarker::write(TextSpan stretch) {
  at_ = stretch.begin;
  std::vector<const Entry*> carried;
  carried.swap(carried_);
  for (const Entry* entry : carried) {
    if (entry->first.end > stretch.begin) open(*entry, /*first_piece=*/false);
  }
  const auto last = page_.marks(article_).end();
  for (; next_ != last && next_->first.begin < stretch.end; ++next_) {
    if (next_->first.end <= stretch.begin) {
      write_anchor(*next_);
      continue;
    }
    write_up_to(std::max(next_->first.begin, stretch.begin));
    open(*next_, /*first_piece=*/true);
  }
  write_up_to(stretch.end);
  for (const Entry* entry : open_) carried_.push_back(entry);
  while (!open_.empty()) close_last();
}

void TextMarker::finish() {
  for (; next_ != page_.marks(article_).end(); ++next_) write_anchor(*next_);
}

void TextMarker::write_up_to(std::uint32_t end) {
  while (!open_.empty() && nearest_end() <= end) {
    const std::uint32_t border = nearest_end();
    write_words(border);
    close_at(border);
  }
  write_words(end);
}

std::uint32_t TextMarker::nearest_end() const {
  return (*std::ranges::min_element(open_, {}, [](const Entry* e) { return e->first.end; }))
      ->first.end;
}

void TextMarker::write_words(std::uint32_t end) {
  if (end <= at_) return;
  html_.text(slice(page_.dossier().articles[article_].text, {at_, end}));
  at_ = end;
}

void TextMarker::close_at(std::uint32_t border) {
  const auto ends = [border](const Entry* entry) { return entry->first.end <= border; };
  const auto outermost = std::ranges::find_if(open_, ends);
  std::vector<const Entry*> again;
  for (auto entry = outermost; entry != open_.end(); ++entry) {
    if (!ends(*entry)) again.push_back(*entry);
  }
  const auto kept = static_cast<std::size_t>(outermost - open_.begin());
  while (open_.size() > kept) close_last();
  for (const Entry* entry : again) open_tag(*entry, /*first_piece=*/false);
}

void TextMarker::close_last() {
  const Entry& entry = *open_.back();
  html_.raw("</mark>");
  open_.pop_back();
  if (entry.first.end <= at_) write_way_back(html_, entry.second);
}

void TextMarker::open(const Entry& entry, bool first_piece) {
  if (open_.size() < kDeepest) {
    open_tag(entry, first_piece);
  } else if (first_piece) {
    write_anchor(entry);
  }
}

void TextMarker::write_anchor(const Entry& entry) {
  html_.raw("<span id=\"").raw(page_.anchor({article_, entry.first})).raw("\"></span>");
}

void TextMarker::open_tag(const Entry& entry, bool first_piece) {
  html_.raw("<mark");
  if (first_piece) html_.raw(" id=\"").raw(page_.anchor({article_, entry.first})).raw("\"");
  html_.raw(" class=\"");
  bool first = true;
  for (std::size_t kind = 0; kind < kClassOf.size(); ++kind) {
    if ((entry.second.kinds & (1U << kind)) == 0) continue;
    if (!first) html_.raw(" ");
    first = false;
    html_.raw(kClassOf[kind]);
  }
  html_.raw("\"");
  if (first_piece && !entry.second.others.empty()) {
    html_.raw(" title=\"also in: ");
    for (std::size_t i = 0; i < entry.second.others.size(); ++i) {
      html_.raw(i == 0 ? "" : ", ").text(entry.second.others[i]);
    }
    html_.raw("\"");
  }
  html_.raw(">");
  open_.push_back(&entry);
}

}  // namespace wirestem::tell

// SPDX-License-Identifier: Apache-2.0
//
// Only formats and filters that libarchive reads by itself are enabled: for some others it starts
// programs of the system.
#include "read/ingest/detail/bytes/archive_entries.hpp"

#include <array>
#include <clocale>

#include <archive.h>
#include <archive_entry.h>

#include "text/charset.hpp"
#include "text/utf8.hpp"

namespace wirestem::ingest::detail {
namespace {

/// libarchive converts names to the charset of the thread's locale and drops those that do not fit,
/// so while it reads a header the thread speaks UTF-8.
class Utf8Locale {
 public:
  Utf8Locale() : locale_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (locale_ != nullptr) before_ = uselocale(locale_);
  }
  ~Utf8Locale() {
    if (locale_ == nullptr) return;
    uselocale(before_);
    freelocale(locale_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t locale_;
  locale_t before_ = nullptr;
};

std::string name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  if (name == nullptr) return {};
  std::string utf8 = text::is_utf8(name) ? name : text::decode_text(name).utf8;
  for (char& c : utf8) {  // a name is shown on terminals
    if (static_cast<unsigned char>(c) < 0x20 || c == '\x7F') c = '?';
  }
  return utf8;
}

bool can_be_gone_on_with(int status) { return status == ARCHIVE_OK || status == ARCHIVE_WARN; }

}  // namespace

struct ArchiveEntries::State : public ByteSource {
  State(ByteReader* reader_in, std::istream* file_in, Expansion& expansion_in)
      : handle(archive_read_new()), reader(reader_in), file(file_in), expansion(expansion_in) {}
  ~State() override { archive_read_free(handle); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void open(ArchiveFormat format);
  std::string_view next() override;
  std::string_view gap() const override { return data_error; }
  la_ssize_t read_piece(const void** bytes);
  la_int64_t seek(la_int64_t offset, int whence);
  std::string words(std::string_view otherwise) const {
    const char* said = archive_error_string(handle);
    return said != nullptr ? text::repair_utf8(said) : std::string(otherwise);
  }

  struct archive* handle;
  ByteReader* reader;
  std::istream* file;
  Expansion& expansion;
  std::string buffer;  ///< last piece given to libarchive
  std::string error;
  std::string data_error;
  std::uint64_t given = 0;  ///< to libarchive
  std::uint64_t given_before_entry = 0;
  std::uint64_t entry_out = 0;
  bool entry_ended = true;
};

la_ssize_t ArchiveEntries::State::read_piece(const void** bytes) {
  buffer.resize(kPiece);
  if (file != nullptr) {
    file->read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    buffer.resize(static_cast<std::size_t>(file->gcount()));
  } else {
    const std::string_view ahead = reader->peek_piece();
    buffer.assign(ahead);
    reader->skip(buffer.size());
  }
  given += buffer.size();
  *bytes = buffer.data();
  return static_cast<la_ssize_t>(buffer.size());
}

la_int64_t ArchiveEntries::State::seek(la_int64_t offset, int whence) {
  file->clear();
  const auto from = whence == SEEK_SET   ? std::ios::beg
                    : whence == SEEK_CUR ? std::ios::cur
                                         : std::ios::end;
  file->seekg(offset, from);
  return *file ? static_cast<la_int64_t>(file->tellg()) : ARCHIVE_FATAL;
}

void ArchiveEntries::State::open(ArchiveFormat format) {
  const auto read = [](struct archive*, void* state, const void** bytes) -> la_ssize_t {
    return static_cast<State*>(state)->read_piece(bytes);
  };
  const auto seek_to = [](struct archive*, void* state, la_int64_t offset,
                          int whence) -> la_int64_t {
    return static_cast<State*>(state)->seek(offset, whence);
  };
  switch (format) {
    case ArchiveFormat::zip:
      if (file != nullptr) archive_read_support_format_zip_seekable(handle);
      archive_read_support_format_zip_streamable(handle);
      break;
    case ArchiveFormat::seven_zip:
      archive_read_support_format_7zip(handle);
      break;
    case ArchiveFormat::tar:
      archive_read_support_format_tar(handle);
      break;
    case ArchiveFormat::compressed:
      archive_read_support_format_raw(handle);
      if (archive_bzlib_version() != nullptr) archive_read_support_filter_bzip2(handle);
      if (archive_liblzma_version() != nullptr) archive_read_support_filter_xz(handle);
      if (archive_libzstd_version() != nullptr) archive_read_support_filter_zstd(handle);
      if (archive_liblz4_version() != nullptr) archive_read_support_filter_lz4(handle);
      break;
  }
  archive_read_set_read_callback(handle, read);
  if (file != nullptr) archive_read_set_seek_callback(handle, seek_to);
  archive_read_set_callback_data(handle, this);
  const Utf8Locale utf8;
  if (archive_read_open1(handle) != ARCHIVE_OK) error = words("cannot be read as an archive");
}

std::string_view ArchiveEntries::State::next() {
  while (!entry_ended && data_error.empty()) {
    const void* bytes = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;  // holes of sparse files are passed over: text has none
    const int status = archive_read_data_block(handle, &bytes, &size, &offset);
    entry_ended = status == ARCHIVE_EOF;
    if (entry_ended) break;
    if (!can_be_gone_on_with(status)) {
      data_error = words("its data are damaged");
      break;
    }
    entry_out += size;
    if (!expansion.add(size)) data_error = "its input expands to too much";
    // The entry may have begun in the piece before: a whole one is granted.
    if (expands_too_much(given - given_before_entry + kPiece, entry_out)) {
      data_error = kExpandsTooMuch;
    }
    if (size > 0) return {static_cast<const char*>(bytes), size};
  }
  return {};
}

ArchiveEntries::ArchiveEntries(ArchiveFormat format, ByteReader& in, Expansion& expansion)
    : state_(std::make_unique<State>(&in, nullptr, expansion)) {
  state_->open(format);
}

ArchiveEntries::ArchiveEntries(ArchiveFormat format, std::istream& file, Expansion& expansion)
    : state_(std::make_unique<State>(nullptr, &file, expansion)) {
  state_->open(format);
}

ArchiveEntries::~ArchiveEntries() = default;

std::optional<ArchiveEntry> ArchiveEntries::next() {
  State& state = *state_;
  if (!state.error.empty()) return std::nullopt;
  const Utf8Locale utf8;
  archive_entry* entry = nullptr;
  int status = archive_read_next_header(state.handle, &entry);
  constexpr int kMostRetries = 16;
  for (int i = 0; status == ARCHIVE_RETRY && i < kMostRetries; ++i) {
    status = archive_read_next_header(state.handle, &entry);
  }
  if (status == ARCHIVE_EOF) return std::nullopt;
  if (!can_be_gone_on_with(status)) {
    state.error = state.words("the archive is damaged");
    return std::nullopt;
  }
  ArchiveEntry out;
  out.name = name_of(entry);
  out.is_file =
      archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == nullptr;
  out.is_encrypted = archive_entry_is_encrypted(entry) != 0;
  if (archive_entry_size_is_set(entry) != 0) {
    out.size = static_cast<std::uint64_t>(std::max<la_int64_t>(archive_entry_size(entry), 0));
  }
  state.given_before_entry = state.given;
  state.entry_out = 0;
  state.entry_ended = false;
  state.data_error.clear();
  return out;
}

ByteSource& ArchiveEntries::data() { return *state_; }

const std::string& ArchiveEntries::error() const { return state_->error; }

}  // namespace wirestem::ingest::detail

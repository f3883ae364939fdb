// SPDX-License-Identifier: Apache-2.0
//
// WAL, so that readers never wait for the writer; synchronous=FULL, so that a commit is on the disk
// when it returns. A file in a folder that cannot be written is opened as it stands
// ("immutable"), which SQLite grants only where no log lies beside it.
#include "keep/detail/database.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include <sqlite3.h>

namespace wirestem::keep::detail {
namespace {

ErrorCode code_of(int status) {
  switch (status & 0xff) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return ErrorCode::malformed;
    case SQLITE_TOOBIG:
      return ErrorCode::too_large;
    default:
      return ErrorCode::unreadable;
  }
}

std::string words_for(int status, sqlite3* handle) {
  const int system = handle == nullptr ? 0 : sqlite3_system_errno(handle);
  const std::string why = system == 0 ? "" : std::string(": ") + std::strerror(system);
  switch (status & 0xff) {
    case SQLITE_NOTADB:
      return "is no Wirestem store (no SQLite file)";
    case SQLITE_CORRUPT:
      return "is damaged; take a copy, then try: sqlite3 FILE .recover";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "is locked by another process that writes; try again when it is done";
    case SQLITE_FULL:
      return "cannot be written: the disk is full";
    case SQLITE_READONLY:
      return "cannot be written: the file or its folder is read-only";
    case SQLITE_CANTOPEN:
      return "cannot be opened" + why;
    case SQLITE_IOERR:
      return system == ENOSPC ? "cannot be written: the disk is full"
                              : "cannot be read or written" + why;
    case SQLITE_TOOBIG:
      return "a text is too large for the store";
    default:
      break;
  }
  return handle == nullptr ? sqlite3_errstr(status) : sqlite3_errmsg(handle);
}

/// The path as SQLite's URI, so that it may hold any character, and options behind it.
std::string uri_of(const std::string& path, std::string_view options) {
  std::string uri = "file:";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const std::string whole = std::filesystem::absolute(path).string();
  for (const char c : whole) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '%' || c == '?' || c == '#' || byte < 0x20 || byte > 0x7e) {
      uri += {'%', kHex[byte >> 4U], kHex[byte & 0xfU]};
    } else {
      uri += c;
    }
  }
  return uri + std::string(options);
}

bool log_is_empty(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path + "-wal", error);
  return error || size == 0;
}

int open_handle(const std::string& path, std::string_view options, int flags, sqlite3** handle) {
  const std::string uri = uri_of(path, options);
  const int status =
      sqlite3_open_v2(uri.c_str(), handle, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
  return status;
}

/// Opening reads nothing yet; this does, and gives what came of it.
int try_reading(sqlite3* handle) {
  return sqlite3_exec(handle, "PRAGMA schema_version", nullptr, nullptr, nullptr);
}

constexpr const char* kForAll =
    "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cache_size=-16384;";
/// A search of a large store goes over many pages, and who searches once searches again.
constexpr const char* kForReading = "PRAGMA cache_size=-65536;";
constexpr const char* kForWriting =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA journal_size_limit=67108864;"
    "PRAGMA wal_autocheckpoint=4000;";

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const std::string& path, Mode mode,
                                                 unsigned wait_milliseconds) {
  std::error_code error;
  const bool there = std::filesystem::exists(path, error);
  if (!there && mode != Mode::create) return Error{ErrorCode::not_found, path + ": no such store"};
  if (std::filesystem::is_directory(path, error)) {
    return Error{ErrorCode::unreadable, path + ": is a folder, not a store"};
  }
  int flags = SQLITE_OPEN_READONLY;
  if (mode != Mode::read) flags = SQLITE_OPEN_READWRITE;
  if (mode == Mode::create) flags |= SQLITE_OPEN_CREATE;
  sqlite3* handle = nullptr;
  int status = open_handle(path, "", flags, &handle);
  if (status == SQLITE_OK) {
    sqlite3_busy_timeout(handle, static_cast<int>(wait_milliseconds));
    status = try_reading(handle);
    const int plain = status & 0xff;
    if (mode == Mode::read && (plain == SQLITE_CANTOPEN || plain == SQLITE_READONLY) &&
        log_is_empty(path)) {
      sqlite3_close_v2(handle);
      status = open_handle(path, "?immutable=1", flags, &handle);
      if (status == SQLITE_OK) status = try_reading(handle);
    }
  }
  std::unique_ptr<Database> database(new Database(path, handle));
  if (status != SQLITE_OK) {
    return Error{code_of(status), path + ": " + words_for(status, handle)};
  }
  if (mode != Mode::read && sqlite3_db_readonly(handle, "main") == 1) {
    return Error{ErrorCode::unreadable, path + ": " + words_for(SQLITE_READONLY, nullptr)};
  }
  sqlite3_extended_result_codes(handle, 1);
  database->run(kForAll);
  database->run(mode == Mode::read ? kForReading : kForWriting);
  if (auto failure = database->take_error()) return *failure;
  return database;
}

Database::Database(std::string path, sqlite3* handle) : path_(std::move(path)), handle_(handle) {}

Database::~Database() {
  for (auto& [sql, statements] : idle_) {
    for (sqlite3_stmt* statement : statements) sqlite3_finalize(statement);
  }
  sqlite3_close_v2(handle_);
}

void Database::note_failure() {
  if (error_) return;
  const int status = sqlite3_extended_errcode(handle_);
  error_ = Error{code_of(status), path_ + ": " + words_for(status, handle_)};
}

void Database::fail(ErrorCode code, std::string_view what) {
  if (!error_) error_ = Error{code, path_ + ": " + std::string(what)};
}

std::optional<Error> Database::take_error() { return std::exchange(error_, std::nullopt); }

void Database::run(const std::string& sql) {
  if (failed()) return;
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) note_failure();
}

void Database::put_back(std::optional<Error> error) {
  if (!error_) error_ = std::move(error);
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_); }

std::int64_t Database::changed_rows() const { return sqlite3_changes64(handle_); }

sqlite3_stmt* Database::take_statement(std::string_view sql) {
  if (failed()) return nullptr;
  const auto idle = idle_.find(sql);
  if (idle != idle_.end() && !idle->second.empty()) {
    sqlite3_stmt* statement = idle->second.back();
    idle->second.pop_back();
    return statement;
  }
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                         SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) {
    note_failure();
  }
  return statement;
}

void Database::give_back(std::string_view sql, sqlite3_stmt* statement) {
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  idle_[sql].push_back(statement);
}

Query::Query(Database& database, std::string_view sql, Reuse reuse)
    : database_(database), sql_(sql), reuse_(reuse), statement_(database.take_statement(sql)) {}

Query::~Query() {
  if (statement_ == nullptr) return;
  if (reuse_ == Reuse::yes) {
    database_.give_back(sql_, statement_);
  } else {
    sqlite3_finalize(statement_);
  }
}

// Bound bytes are copied: what is bound may be a temporary. A null statement is refused by SQLite
// itself (SQLITE_MISUSE), which is logged nowhere and does no harm, but is asked for here.
void Query::bind(std::int64_t value) {
  if (statement_ != nullptr) sqlite3_bind_int64(statement_, ++bound_, value);
}

void Query::bind(double value) {
  if (statement_ != nullptr) sqlite3_bind_double(statement_, ++bound_, value);
}

void Query::bind(std::string_view value) {
  if (statement_ == nullptr) return;
  if (sqlite3_bind_text64(statement_, ++bound_, value.data() == nullptr ? "" : value.data(),
                          value.size(), SQLITE_TRANSIENT, SQLITE_UTF8) != SQLITE_OK) {
    database_.note_failure();
  }
}

void Query::bind(Blob value) {
  if (statement_ == nullptr) return;
  const void* bytes = value.bytes.data() == nullptr ? "" : value.bytes.data();
  if (sqlite3_bind_blob64(statement_, ++bound_, bytes, value.bytes.size(), SQLITE_TRANSIENT) !=
      SQLITE_OK) {
    database_.note_failure();
  }
}

void Query::bind(const std::optional<std::string>& value) {
  if (value) {
    bind(std::string_view(*value));
  } else if (statement_ != nullptr) {
    sqlite3_bind_null(statement_, ++bound_);
  }
}

bool Query::next() {
  if (statement_ == nullptr || database_.failed()) return false;
  const int status = sqlite3_step(statement_);
  if (status == SQLITE_ROW) return true;
  if (status != SQLITE_DONE) database_.note_failure();
  return false;
}

bool Query::run() {
  while (next()) {
  }
  return !database_.failed();
}

std::int64_t Query::integer(int column) const { return sqlite3_column_int64(statement_, column); }

double Query::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string_view Query::text(int column) const {
  const unsigned char* bytes = sqlite3_column_text(statement_, column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(static_cast<const void*>(bytes)),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string_view Query::blob(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::optional<std::string> Query::text_or_none(int column) const {
  if (sqlite3_column_type(statement_, column) == SQLITE_NULL) return std::nullopt;
  return std::string(text(column));
}

Transaction::Transaction(Database& database) : database_(database) {
  database_.run("BEGIN IMMEDIATE");
  open_ = !database_.failed();
}

Transaction::~Transaction() {
  if (!open_) return;
  // What went wrong stays known; undoing must not hide it.
  auto error = database_.take_error();
  database_.run("ROLLBACK");
  database_.take_error();
  database_.put_back(std::move(error));
}

std::optional<Error> Transaction::commit() {
  database_.run("COMMIT");
  if (auto error = database_.take_error()) return error;
  open_ = false;
  return std::nullopt;
}

Reading::Reading(Database& database) : database_(database) { database_.run("BEGIN"); }

Reading::~Reading() {
  auto error = database_.take_error();
  database_.run("COMMIT");
  database_.take_error();
  database_.put_back(std::move(error));
}

}  // namespace wirestem::keep::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace wirestem::keep::detail {

/// Bytes to bind as a BLOB; a std::string_view is bound as TEXT.
struct Blob {
  std::string_view bytes;
};

/// One SQLite file. The only class that speaks to SQLite itself.
///
/// The first thing that goes wrong is remembered, and everything after it does nothing, so that a
/// run of statements is asked once, at its end, whether it went well:
///
///     Transaction transaction(database);
///     Query(database, "INSERT INTO place VALUES (?, ?)", place, number).run();
///     if (auto error = transaction.commit()) return *error;
///
/// Belongs to one thread at a time.
class Database {
 public:
  enum class Mode : std::uint8_t { read, write, create };

  static Result<std::unique_ptr<Database>> open(const std::string& path, Mode mode,
                                                unsigned wait_milliseconds);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  const std::string& path() const { return path_; }
  /// Runs one or more statements without arguments and without rows.
  void run(const std::string& sql);
  bool failed() const { return error_.has_value(); }
  /// What went wrong since last asked.
  std::optional<Error> take_error();
  /// `value`, or what went wrong since last asked.
  template <typename T>
  Result<T> answer(T value) {
    if (auto error = take_error()) return *std::move(error);
    return value;
  }
  /// Fails with a message of ours; the file's name is put before it.
  void fail(ErrorCode code, std::string_view what);
  /// Remembers an error that was taken, unless there is a newer one.
  void put_back(std::optional<Error> error);
  std::int64_t last_row() const;
  /// How many rows the last statement changed.
  std::int64_t changed_rows() const;

 private:
  friend class Query;
  Database(std::string path, sqlite3* handle);
  sqlite3_stmt* take_statement(std::string_view sql);
  void give_back(std::string_view sql, sqlite3_stmt* statement);
  void note_failure();

  std::string path_;
  sqlite3* handle_;
  std::optional<Error> error_;
  // Asked for by text, never walked through.
  std::unordered_map<std::string_view, std::vector<sqlite3_stmt*>> idle_;
};

/// A statement with its arguments; rows come by next(). `sql` is a literal, and the statement made
/// of it is used again; one that is put together at run time is `Unkept`.
class Query {
 public:
  template <typename... Arguments>
  Query(Database& database, std::string_view sql, const Arguments&... arguments)
      : Query(database, sql, Reuse::yes) {
    (bind(arguments), ...);
  }
  struct Unkept {};
  Query(Unkept, Database& database, std::string_view sql) : Query(database, sql, Reuse::no) {}
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  // Each takes the next "?".
  void bind(std::int64_t value);
  void bind(std::uint64_t value) { bind(static_cast<std::int64_t>(value)); }
  void bind(std::uint32_t value) { bind(static_cast<std::int64_t>(value)); }
  void bind(int value) { bind(static_cast<std::int64_t>(value)); }
  void bind(double value);
  void bind(bool value) { bind(static_cast<std::int64_t>(value ? 1 : 0)); }
  void bind(std::string_view value);
  void bind(const char* value) { bind(std::string_view(value)); }
  void bind(const std::string& value) { bind(std::string_view(value)); }
  void bind(Blob value);
  void bind(const std::optional<std::string>& value);

  /// Is there one more row?
  bool next();
  /// Runs to the end; true where all went well.
  bool run();

  // Columns of the row at hand, from 0. Views hold until the next row.
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;
  std::string_view blob(int column) const;
  std::optional<std::string> text_or_none(int column) const;

 private:
  enum class Reuse : std::uint8_t { no, yes };
  Query(Database& database, std::string_view sql, Reuse reuse);

  Database& database_;
  std::string_view sql_;
  Reuse reuse_;
  sqlite3_stmt* statement_;
  int bound_ = 0;
};

/// All or nothing. Takes the right to write at once, so that no other writer comes in between;
/// without a commit all is undone.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  /// What went wrong since the beginning, if anything; else all is on disk.
  std::optional<Error> commit();

 private:
  Database& database_;
  bool open_ = true;
};

/// The rows that one reading sees are those of one moment, whatever others write meanwhile.
class Reading {
 public:
  explicit Reading(Database& database);
  ~Reading();
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

 private:
  Database& database_;
};

}  // namespace wirestem::keep::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "keep/detail/packed_fields.hpp"

namespace wirestem::keep::detail {

template <typename T>
concept Packable = requires(const T* type) {
  fields_of(type);
};

/// Stands for a value of any type, to count the members that an aggregate can be made of.
struct AnyValue {
  template <typename T>
  operator T() const;  // NOLINT(google-explicit-constructor): converting is all it does
};

template <typename T, std::size_t... I>
constexpr bool can_be_made_of(std::index_sequence<I...> /*count*/) {
  return requires { T{((void)I, AnyValue{})...}; };
}

/// Every member of T is named in fields_of.
template <typename T>
constexpr bool all_members_are_packed() {
  constexpr auto kNamed = std::tuple_size_v<decltype(fields_of(static_cast<const T*>(nullptr)))>;
  return can_be_made_of<T>(std::make_index_sequence<kNamed>()) &&
         !can_be_made_of<T>(std::make_index_sequence<kNamed + 1>());
}

/// Writes values of the model as bytes: numbers seven bits a byte, texts and lists by their length.
/// The same value gives the same bytes on every machine.
class Packer {
 public:
  template <typename T>
  void put(const T& value) {
    if constexpr (Packable<T>) {
      static_assert(all_members_are_packed<T>(), "name the new member in packed_fields.hpp");
      std::apply([&](auto... member) { (put(value.*member), ...); },
                 fields_of(static_cast<const T*>(nullptr)));
    } else if constexpr (std::is_enum_v<T>) {
      put_number(static_cast<std::uint64_t>(value));
    } else if constexpr (std::is_floating_point_v<T>) {
      put_number(std::bit_cast<std::uint64_t>(static_cast<double>(value)));
    } else if constexpr (std::signed_integral<T>) {  // small numbers of either sign stay short
      const auto wide = static_cast<std::int64_t>(value);
      put_number((static_cast<std::uint64_t>(wide) << 1U) ^
                 static_cast<std::uint64_t>(wide < 0 ? -1 : 0));
    } else {
      put_number(static_cast<std::uint64_t>(value));
    }
  }
  void put(const std::string& text) {
    put_number(text.size());
    bytes_ += text;
  }
  template <typename T>
  void put(const std::vector<T>& list) {
    put_number(list.size());
    for (const T& one : list) put(one);
  }
  template <typename T>
  void put(const std::optional<T>& value) {
    put_number(value ? 1 : 0);
    if (value) put(*value);
  }
  template <typename A, typename B>
  void put(const std::pair<A, B>& both) {
    put(both.first);
    put(both.second);
  }

  std::string take() { return std::move(bytes_); }

 private:
  void put_number(std::uint64_t number) {
    for (; number >= 0x80; number >>= 7U) bytes_ += static_cast<char>(number | 0x80U);
    bytes_ += static_cast<char>(number);
  }

  std::string bytes_;
};

/// Reads them again. What is cut off or does not fit leaves failed() true and values that are not
/// to be used; no bytes make it run away, since a list cannot be longer than the bytes left.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

  template <typename T>
  void get(T& value) {
    if constexpr (Packable<T>) {
      std::apply([&](auto... member) { (get(value.*member), ...); },
                 fields_of(static_cast<const T*>(nullptr)));
    } else if constexpr (std::is_floating_point_v<T>) {
      value = std::bit_cast<double>(get_number());
    } else if constexpr (std::signed_integral<T>) {
      const std::uint64_t number = get_number();
      value = static_cast<T>(static_cast<std::int64_t>(number >> 1U) ^
                             -static_cast<std::int64_t>(number & 1U));
    } else {
      value = static_cast<T>(get_number());
    }
  }
  void get(std::string& text) {
    const std::size_t size = get_count();
    text.assign(rest_.substr(0, size));
    rest_.remove_prefix(size);
  }
  template <typename T>
  void get(std::vector<T>& list) {
    list.resize(get_count());
    for (T& one : list) get(one);
  }
  template <typename T>
  void get(std::optional<T>& value) {
    value.reset();
    if (get_number() != 0) get(value.emplace());
  }
  template <typename A, typename B>
  void get(std::pair<A, B>& both) {
    get(both.first);
    get(both.second);
  }

  /// All was read, and it was what it should be.
  bool done() const { return !failed_ && rest_.empty(); }

 private:
  std::uint64_t get_number() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      number |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
      if (byte < 0x80) return number;
    }
    failed_ = true;
    return 0;
  }
  std::size_t get_count() {
    const std::uint64_t count = get_number();
    if (count <= rest_.size()) return static_cast<std::size_t>(count);
    failed_ = true;
    return 0;
  }

  std::string_view rest_;
  bool failed_ = false;
};

/// A value as one block: layout number, then the packed bytes.
template <typename T>
std::string pack(const T& value) {
  Packer packer;
  packer.put(kPackedLayout);
  packer.put(value);
  return packer.take();
}

/// Nothing where the bytes are of another layout, or damaged.
template <typename T>
std::optional<T> unpack(std::string_view bytes) {
  Unpacker unpacker(bytes);
  unsigned char layout = 0;
  unpacker.get(layout);
  if (layout != kPackedLayout) return std::nullopt;
  T value;
  unpacker.get(value);
  if (!unpacker.done()) return std::nullopt;
  return value;
}

}  // namespace wirestem::keep::detail

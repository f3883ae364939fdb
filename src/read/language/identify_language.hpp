// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace wirestem::language {

/// The language a text is written in, as a BCP 47 primary tag.
///
///     identify_language("Der Rat hat gestern beschlossen, die Brücke zu sperren.")  →  "de"
///     identify_language("桥梁已关闭")  →  "zh"        identify_language("OK 12")  →  "und"
///
/// Takes UTF-8. A script that one language owns decides (kana: ja; Han without kana: zh; Hangul: ko
/// …); else CLD2 does. Text too short for a sure answer is "und", save where its script or letters
/// leave one choice ("Київ і область" → "uk"). Looks at the first 64 KiB. Never fails; the same
/// text always has the same answer; threads may call at once.
std::string identify_language(std::string_view utf8);

/// The language that most of a longer text is in: each line is identified by itself and weighs as
/// many votes as it has letters, so that a headline or a quotation in another language does not
/// sway the answer. "und" where no line tells. Linear.
std::string identify_section_language(std::string_view utf8);

}  // namespace wirestem::language

// SPDX-License-Identifier: Apache-2.0
#include "read/markup/document.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/markup/detail/document_builder.hpp"
#include "read/markup/detail/tag_key.hpp"

namespace wirestem::markup {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A list of two items, the second with a link.
class DocumentTest : public ::testing::Test {
 protected:
  DocumentTest() {
    list = element(0, Tag::ul);
    first = element(list, Tag::li);
    build.append_text(first, "pier");
    second = element(list, Tag::li);
    link = element(second, Tag::a);
    build.append_text(link, "quay");
  }

  NodeId element(NodeId parent, Tag tag) {
    return build.append_element(parent, name_of_tag(tag), tag, Namespace::html,
                                build.attribute_mark());
  }
  std::vector<NodeId> children(NodeId parent) const {
    std::vector<NodeId> all;
    for (NodeId node = document[parent].first_child; node != no_node; node = document[node].next) {
      all.push_back(node);
    }
    return all;
  }

  Document document{""};
  DocumentBuilder build{document};
  NodeId list = no_node;
  NodeId first = no_node;
  NodeId second = no_node;
  NodeId link = no_node;
};

TEST_F(DocumentTest, IsWalkedInOrderOfTheTree) {
  std::vector<NodeId> seen;
  for (NodeId node = document.first(); node != no_node; node = document.after(node)) {
    seen.push_back(node);
  }
  EXPECT_THAT(seen, ElementsAre(list, first, document[first].first_child, second, link,
                                document[link].first_child));
}

TEST_F(DocumentTest, IsWalkedWithinASubtreeOnly) {
  EXPECT_EQ(document.after(first, first), document[first].first_child);
  EXPECT_EQ(document.after(document[first].first_child, first), no_node);
  EXPECT_EQ(document.after_subtree(first, list), second);
  EXPECT_EQ(document.after_subtree(second, list), no_node);
}

TEST_F(DocumentTest, FindsElementsByTag) {
  EXPECT_EQ(document.find(Tag::li), first);
  EXPECT_EQ(document.find(Tag::li, first), first);
  EXPECT_EQ(document.find(Tag::li, document.after(first)), second);
  EXPECT_EQ(document.find(Tag::p), no_node);
}

TEST_F(DocumentTest, GivesTheTextBelowANode) {
  EXPECT_EQ(document.text_content(list), "pierquay");
  EXPECT_EQ(document.text_content(second), "quay");
  EXPECT_EQ(document.text_content(document[link].first_child), "quay");
}

TEST_F(DocumentTest, TellsAMissingAttributeFromAnEmptyOne) {
  const auto mark = build.attribute_mark();
  build.add_attribute("href", "");
  const NodeId other = build.append_element(list, "a", Tag::a, Namespace::html, mark);
  EXPECT_EQ(document.attribute(other, "href"), "");
  EXPECT_EQ(document.attribute(other, "title"), std::nullopt);
}

TEST_F(DocumentTest, KeepsItsLinksWhenNodesMove) {
  build.detach(first);
  EXPECT_THAT(children(list), ElementsAre(second));
  build.append(list, first);
  EXPECT_THAT(children(list), ElementsAre(second, first));
  build.detach(first);
  build.insert_before(second, first);
  EXPECT_THAT(children(list), ElementsAre(first, second));
  const NodeId other = element(0, Tag::ol);
  build.move_children(list, other);
  EXPECT_THAT(children(list), IsEmpty());
  EXPECT_THAT(children(other), ElementsAre(first, second));
  EXPECT_EQ(document[second].parent, other);
}

TEST_F(DocumentTest, JoinsTextsThatFollowOneAnother) {
  std::string expected = "quay";
  for (int i = 0; i < 1000; ++i) {
    build.append_text(link, build.keep("-" + std::to_string(i)));
    build.append_text(first, "x");  // in between, so that no two pieces are neighbours in memory
    expected += "-" + std::to_string(i);
  }
  EXPECT_EQ(document.text_content(link), expected);
  EXPECT_EQ(children(link).size(), 1U);
  EXPECT_EQ(document.text_content(first), "pier" + std::string(1000, 'x'));
}

TEST_F(DocumentTest, JoinsTextsBeforeASibling) {
  build.insert_text_before(link, "a");
  build.insert_text_before(link, "b");
  EXPECT_EQ(document.text_content(second), "abquay");
  EXPECT_EQ(children(second).size(), 2U);
}

TEST(TagOfName, KnowsEveryTagByItsName) {
  for (std::size_t i = 1; i < detail::tag_count; ++i) {
    const Tag tag = static_cast<Tag>(i);
    EXPECT_FALSE(name_of_tag(tag).empty());
    EXPECT_EQ(tag_of_name(name_of_tag(tag)), tag) << name_of_tag(tag);
  }
  EXPECT_EQ(name_of_tag(Tag::template_), "template");
  EXPECT_EQ(name_of_tag(Tag::xmp), "xmp");
}

TEST(TagOfName, KnowsNoOtherNames) {
  for (const char* name : {"", "x-card", "Div", "divx", "di", "selectedcontents", "font-face",
                           "a-name-of-more-than-sixteen-bytes"}) {
    EXPECT_EQ(tag_of_name(name), Tag::unknown) << name;
  }
}

}  // namespace
}  // namespace wirestem::markup

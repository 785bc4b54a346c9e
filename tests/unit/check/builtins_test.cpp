#include "compiler/check/builtins.h"

#include <gtest/gtest.h>

namespace gblocks::check {
namespace {

TEST(Builtins, EveryRowCanBeRead) {
  TypeTable types;
  BuiltinSignatures signatures(types);
  for (std::string owner :
       {"", "str", "list", "dict", "set", "tuple", "AudioData", "DomEvent", "math", "random", "time"}) {
    EXPECT_FALSE(BuiltinNames(owner).empty()) << owner;
    for (const std::string& name : BuiltinNames(owner)) {
      for (const BuiltinRow* row : FindBuiltins(owner, name)) {
        EXPECT_FALSE(row->doc.empty()) << name;
        if (row->kind == BuiltinRow::Kind::kConstant) {
          EXPECT_TRUE(signatures.ConstantType(row).valid()) << name;
        } else {
          EXPECT_TRUE(signatures.Of(row).result.valid()) << name;
        }
      }
    }
  }
}

TEST(Builtins, ASignatureSaysWhatMayBeLeftOut) {
  TypeTable types;
  BuiltinSignatures signatures(types);
  const BuiltinSignature& sorted = signatures.Of(FindBuiltins("", "sorted").front());
  ASSERT_EQ(sorted.params.size(), 3u);
  EXPECT_TRUE(sorted.params[0].required);
  EXPECT_EQ(sorted.params[1].name, "key");
  EXPECT_TRUE(sorted.params[1].keyword_only);
  EXPECT_FALSE(sorted.params[1].required);
  EXPECT_EQ(types.Name(sorted.params[1].type), "Callable[[T], C]");
  EXPECT_TRUE(signatures.Of(FindBuiltins("", "print").front()).variadic());
}

TEST(Builtins, NamesOfThePage) {
  EXPECT_TRUE(IsHtmlTag("td"));
  EXPECT_FALSE(IsHtmlTag("marquee"));
  EXPECT_TRUE(IsVoidTag("br"));
  EXPECT_TRUE(IsDomEvent("keydown"));
  EXPECT_FALSE(IsDomEvent("clik"));
}

TEST(Builtins, DocumentationIsFoundByTheReferencesName) {
  ASSERT_NE(BuiltinDocumentation("list.append"), nullptr);
  EXPECT_TRUE(BuiltinDocumentation("list.append")->mutates);
  EXPECT_NE(BuiltinDocumentation("len"), nullptr);
  EXPECT_NE(BuiltinDocumentation("math.pi"), nullptr);
  EXPECT_EQ(BuiltinDocumentation("list.push"), nullptr);
}

}  // namespace
}  // namespace gblocks::check

// Reads the signatures of builtins.def: `(items: iterable[T], *, key: fn(T) -> C = ...) -> list[T]`.
#include <cassert>
#include <cctype>
#include <utility>

#include "compiler/check/builtins.h"

namespace gblocks::check {

namespace {

/// Recursive descent over one signature. The table is part of the compiler, so its mistakes are asserted, not reported.
class SignatureReader {
 public:
  SignatureReader(TypeTable& types, std::string_view text) : types_(types), text_(text) {}

  TypeId ReadType() {
    TypeId type = ReadSingleType();
    if (!Accept("|")) return type;
    [[maybe_unused]] std::string none = ReadWord();
    assert(none == "None");
    return types_.Optional(type);
  }

  void ReadFunction(BuiltinSignature& signature) {
    Expect("(");
    bool keyword_only = false;
    while (!Accept(")")) {
      if (Accept("*")) {
        keyword_only = true;
        if (Accept(",")) continue;
        signature.params.push_back(ReadParam());
        signature.params.back().variadic = true;
        signature.params.back().required = false;
      } else {
        signature.params.push_back(ReadParam());
        signature.params.back().keyword_only = keyword_only;
      }
      Accept(",");
    }
    Expect("->");
    signature.result = ReadType();
  }

 private:
  BuiltinParam ReadParam() {
    BuiltinParam param;
    param.name = ReadWord();
    Expect(":");
    param.type = ReadType();
    if (Accept("=")) {
      Expect("...");
      param.required = false;
    }
    return param;
  }

  TypeId ReadSingleType() {
    if (Accept("?")) return types_.never();
    std::string word = ReadWord();
    std::vector<TypeId> arguments;
    if (word == "fn") {
      Expect("(");
      while (!Accept(")")) {
        arguments.push_back(ReadType());
        Accept(",");
      }
      Expect("->");
      TypeId result = ReadType();
      return types_.Function(std::move(arguments), result);
    }
    if (Accept("[")) {
      while (!Accept("]")) {
        arguments.push_back(ReadType());
        Accept(",");
      }
    }
    if (word == "int") return types_.integer();
    if (word == "float") return types_.floating();
    if (word == "str") return types_.str();
    if (word == "bool") return types_.boolean();
    if (word == "None") return types_.none();
    if (word == "AudioData") return types_.audio_data();
    if (word == "list") return types_.List(arguments.at(0));
    if (word == "set") return types_.Set(arguments.at(0));
    if (word == "dict") return types_.Dict(arguments.at(0), arguments.at(1));
    if (word == "tuple") return types_.Tuple(std::move(arguments));
    if (FindBuiltinType(word) != nullptr) return types_.Native(std::move(word));
    return types_.Variable(std::move(word), std::move(arguments));
  }

  void SkipSpaces() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  bool Accept(std::string_view token) {
    SkipSpaces();
    if (text_.substr(at_, token.size()) != token) return false;
    at_ += token.size();
    return true;
  }
  void Expect(std::string_view token) {
    [[maybe_unused]] bool accepted = Accept(token);
    assert(accepted);
  }
  std::string ReadWord() {
    SkipSpaces();
    size_t begin = at_;
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) || text_[at_] == '_')) ++at_;
    assert(at_ > begin);
    return std::string(text_.substr(begin, at_ - begin));
  }

  TypeTable& types_;
  std::string_view text_;
  size_t at_ = 0;
};

}  // namespace

const BuiltinSignature& BuiltinSignatures::Of(const BuiltinRow* row) {
  auto [found, added] = read_.try_emplace(row);
  BuiltinSignature& signature = found->second;
  if (!added) return signature;
  signature.row = row;
  SignatureReader(types_, row->signature).ReadFunction(signature);
  if (row->is_static) return signature;
  if (row->owner == "list") signature.receiver = types_.List(types_.Variable("T"));
  if (row->owner == "set") signature.receiver = types_.Set(types_.Variable("T"));
  if (row->owner == "dict") signature.receiver = types_.Dict(types_.Variable("K"), types_.Variable("V"));
  if (FindBuiltinType(row->owner) != nullptr) signature.receiver = types_.Native(std::string(row->owner));
  return signature;
}

TypeId BuiltinSignatures::ConstantType(const BuiltinRow* row) {
  return SignatureReader(types_, row->signature).ReadType();
}

}  // namespace gblocks::check

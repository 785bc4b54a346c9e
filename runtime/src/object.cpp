#include "gblocks/fn.h"

namespace gb {

void Object::drop(const Object* object) noexcept {
  if (object && --object->references_ == 0) delete object;
}

void Closure::drop(Closure* closure) noexcept {
  if (!closure || --closure->references) return;
  if (closure->destroy) closure->destroy(closure);
  release(closure, closure->size);
}

}  // namespace gb

#include "src/nodes.h"
#include "src/scheduler.h"

namespace gb {

void Scheduler::stop() {
  page_->~ItemList();
  release(page_, sizeof(ItemList));
  app_->~Block();
  release(app_, sizeof(Block));
  page_ = nullptr;
  app_ = nullptr;
  queue_.reset();
  out.reset();
  reset_names();
  nodes::reset();
}

}  // namespace gb

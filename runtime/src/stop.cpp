#include "src/nodes.h"
#include "src/scheduler.h"

namespace gb {

void forget_kept();  // browser_state.cpp

void Scheduler::stop() {
  if (clear_tasks_) clear_tasks_();
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
  forget_kept();
}

}  // namespace gb

#pragma once

#include <string>
#include <vector>

#include "command/options.hpp"

/// `cchc __man [PAGE]`, by which the build makes the man pages: each of them from the options
/// themselves (`option_list.hpp`) and from what `manual.hpp` says. It is no command for people, so
/// the help does not list it.
namespace cchc::command {

/// Writes the man page of that name ("cchc", "cchc-score"), as roff, in the language of the
/// session. Without a name, the names of all pages, a line each. Throws Stop where there is no such
/// page. `words`: what follows `__man`; options among them are passed over.
Exit write_man_page(Session& session, const std::vector<std::string>& words);

}  // namespace cchc::command

#include "app/ui/stop_text.h"

#include "app/ui/resource_tab.h"

namespace portcullis {

QString stopText(Excess excess)
{
    switch (excess) {
    case Excess::UnreadAnswers:
        return ResourceTab::tr(
            "This resource was stopped: it did not read the answers it asked for.");
    case Excess::Requests:
        return ResourceTab::tr("This resource was stopped: it asked for more than it may.");
    case Excess::ConsoleLines:
        return ResourceTab::tr(
            "This resource was stopped: it wrote too many lines to its console.");
    case Excess::Loads:
        return ResourceTab::tr("This resource was stopped: it loaded too many files.");
    case Excess::Documents:
        return ResourceTab::tr("This resource was stopped: it reloaded itself too often.");
    case Excess::Unanswered:
        return ResourceTab::tr(
            "This resource was stopped: it sent more than the program could take.");
    }
    Q_UNREACHABLE();
}

} // namespace portcullis

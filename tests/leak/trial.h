#pragma once

#include "tests/leak/pages.h"
#include "tests/leak/setups.h"

#include "app/engine/network_thread.h"

#include <QDeadlineTimer>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace portcullis {
class LinkOpener;
class ResourceTab;
} // namespace portcullis

namespace portcullis::leak {

//! \brief A resource in the program's own tab that runs one batch.
class OpenBatch {
public:
    OpenBatch(const Batch& batch, const Setup& setup, NetworkThread& network, LinkOpener& links);
    ~OpenBatch();

    //! Clicks into the page, as a user would who has it open; or only points at it, if the vector
    //! is not to be touched.
    void click();
    //! All vectors have been tried, and what they began has had the time to arrive; or it takes too
    //! long.
    bool isDone() const;
    //! Some have not even begun, which a busy machine can bring about.
    bool isToBeRepeated() const { return m_notBegun > 0; }
    const Batch& batch() const { return m_batch; }

private:
    void read(const QString& line);

    QTemporaryDir m_folder;
    Batch m_batch;
    qsizetype m_notBegun;
    qsizetype m_untried;
    QDeadlineTimer m_patience;
    QDeadlineTimer m_settled = QDeadlineTimer::Forever;
    std::unique_ptr<ResourceTab> m_tab;
};

//! \brief The program with the defenses of one setup, in which all vectors run. What they say goes
//! to the standard output, a line each: `begun NAME`, `tried NAME HOW` or `got NAME WHAT`.
//!
//! A process can hold one trial only, since the engine is set up once.
int runTrial(const Setup& setup, const QList<VectorFile>& vectors);

} // namespace portcullis::leak

#include "tests/soak/options.h"
#include "tests/soak/report/plot.h"
#include "tests/soak/run/soak_run.h"
#include "tests/soak/window/soak_window.h"
#include "tests/support/become_user.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <unistd.h>

using namespace portcullis;

namespace {

bool openFile(QFile& file)
{
    if (file.fileName().isEmpty() || file.open(QIODevice::WriteOnly))
        return true;
    std::fprintf(stderr, "portcullis-soak: %s: %s\n", qUtf8Printable(file.fileName()),
        qUtf8Printable(file.errorString()));
    return false;
}

bool write(QFile& file, const QByteArray& content)
{
    return !file.isOpen() || (file.write(content) == content.size() && file.flush());
}

int runSoak(const soak::SoakOptions& options)
{
    QFile json(options.jsonFile);
    QFile plot(options.plotFile);
    // Now, and not when all is done.
    if (!openFile(json) || !openFile(plot))
        return 1;
    const soak::SoakReport report = soak::SoakRun(options).run();
    std::fputs(toText(report).toUtf8().constData(), stdout);
    const std::string figures = toJson(report).dump(1) + '\n';
    const bool isWritten
        = write(json, QByteArray::fromStdString(figures)) && write(plot, memoryPlot(report.memory));
    return isWritten && isGood(report) ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    const soak::Options options = soak::parseOptions(argc, argv);
    if (const auto* const exit = std::get_if<soak::ExitWith>(&options))
        return exit->code;
    if (::geteuid() == 0)
        return test::becomeUser(argv);
    if (const auto* const window = std::get_if<soak::WindowOptions>(&options))
        return soak::runSoakWindow(argv[0], window->library, window->dataFolder);
    int one = 1;
    char* only[] = {argv[0], nullptr};
    const QCoreApplication app(one, only);
    return runSoak(std::get<soak::SoakOptions>(options));
}

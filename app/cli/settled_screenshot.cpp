#include "app/cli/settled_screenshot.h"

#include "app/ui/resource_tab.h"

#include <QEventLoop>
#include <QImage>
#include <QTimer>

#include <chrono>

namespace portcullis {
namespace {

constexpr std::chrono::milliseconds step{100};
constexpr int maxSteps = 10;

void runEventsFor(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

bool isBlank(const QImage& image)
{
    QImage plain(image.size(), image.format());
    plain.fill(image.pixelColor(0, 0));
    return image == plain;
}

} // namespace

QPixmap settledScreenshot(const ResourceTab& tab)
{
    QImage last;
    for (int i = 0; i < maxSteps; ++i) {
        runEventsFor(step);
        const QImage now = tab.screenshot().toImage();
        if (now == last && !isBlank(now))
            break;
        last = now;
    }
    return QPixmap::fromImage(last);
}

} // namespace portcullis

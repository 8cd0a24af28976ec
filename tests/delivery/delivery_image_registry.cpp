// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/image_registry.h"

#include "delivery/switchyard.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

namespace {

struct Yard : Switchyard {
    Yard()
        : registry(std::make_unique<ImageRegistry>(server.apiUrl()))
    {
        repository().images = {u"switchyard/yard:v1.4.1"_s};
    }

    core::Result<std::optional<bool>> has(const ImageReference& image) const
    {
        return QCoro::waitFor(registry->has(image));
    }

    std::unique_ptr<ImageRegistry> registry;
};

const ImageReference image{.registry = u"ghcr.io"_s, .name = u"switchyard/yard"_s, .tag = u"v1.4.1"_s};

} // namespace

/// Whether a registry has an image, asked as anybody may ask.
class DeliveryImageRegistry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsThereIsFoundAndWhatIsNotIsSaid()
    {
        const Yard yard;
        ImageReference gone = image;
        gone.tag = u"v0.1.0"_s;
        for (int again = 0; again < 2; ++again) { // the second time with the token of the first
            QCOMPARE(yard.has(image).value(), std::optional(true));
            QCOMPARE(yard.has(gone).value(), std::optional(false));
        }
    }

    void ofWhatIsNotPublicNothingIsKnown()
    {
        Yard yard;
        yard.repository().isPrivate = true;
        QCOMPARE(yard.has(image).value(), std::optional<bool>());
        QCOMPARE(yard.has({.registry = u"ghcr.io"_s, .name = u"someone/else"_s, .tag = u"v1"_s}).value(),
                 std::optional<bool>());
    }

    void noNetworkIsNoAnswer()
    {
        ImageRegistry registry(QUrl(u"http://127.0.0.1:9"_s));
        QCOMPARE(QCoro::waitFor(registry.has(image)).value(), std::optional<bool>());
    }

    void itEndsInTheMiddleOfAQuestion()
    {
        Yard yard;
        std::optional<core::ErrorKind> ended;
        QCoro::connect(yard.registry->has(image), &yard.server, [&](const core::Result<std::optional<bool>>& has) {
            ended = has ? core::ErrorKind::Offline : has.error().kind;
        });
        yard.registry.reset();
        QTRY_COMPARE(ended, core::ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(DeliveryImageRegistry)
#include "delivery_image_registry.moc"

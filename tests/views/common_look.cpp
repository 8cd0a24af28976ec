// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/banner.h"
#include "common/elided_label.h"
#include "common/empty_state.h"
#include "common/icons.h"
#include "common/look.h"
#include "common/plain_text.h"
#include "common/quiet_style.h"
#include "common/spin.h"
#include "common/status_badge.h"
#include "common/status_icon.h"
#include "common/theme.h"
#include "common/time_text.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>
#include <QToolButton>

#include <array>

using namespace signalbox;
using namespace signalbox::views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::array AllOutcomes{core::Outcome::Unknown, core::Outcome::Passed,      core::Outcome::Neutral,
                                 core::Outcome::Skipped, core::Outcome::Cancelled,   core::Outcome::Queued,
                                 core::Outcome::Running, core::Outcome::NeedsPerson, core::Outcome::Failed};

/// Where the shape is, whatever its colour: black on white.
QImage silhouette(core::Outcome outcome)
{
    QImage image(32, 32, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintStatus(painter, image.rect(), outcome, Theme::light());
    painter.end();
    const QRgb fill = Theme::light().status(outcome).fill.rgb();
    for (int y = 0; y < 32; ++y) {
        for (int x = 0; x < 32; ++x)
            image.setPixelColor(x, y, image.pixel(x, y) == fill ? Qt::black : Qt::white);
    }
    return image;
}

} // namespace

class CommonLook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTextCanBeReadOnItsGround_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void everyTextCanBeReadOnItsGround()
    {
        QFETCH(bool, dark);
        const Theme theme = dark ? Theme::dark() : Theme::light();
        for (const Role ground : {Role::Window, Role::Surface, Role::Raised, Role::Hover, Role::AccentTint}) {
            QVERIFY(contrast(theme.color(Role::Text), theme.color(ground)) >= 7);
            QVERIFY(contrast(theme.color(Role::Muted), theme.color(ground)) >= 4.5);
        }
        QVERIFY(contrast(theme.color(Role::OnAccent), theme.color(Role::Accent)) >= 4.5);
        QVERIFY(contrast(theme.color(Role::Control), theme.color(Role::Surface)) >= 3);
        for (const core::Outcome outcome : AllOutcomes) {
            const StatusColors colors = theme.status(outcome);
            const std::string name = core::words(outcome).toStdString();
            QVERIFY2(contrast(colors.ink, colors.tint) >= 4.5, name.c_str());
            QVERIFY2(contrast(colors.ink, theme.color(Role::Surface)) >= 4.5, name.c_str());
            QVERIFY2(contrast(colors.ink, theme.color(Role::AccentTint)) >= 4.5, name.c_str());
            QVERIFY2(contrast(colors.onFill, colors.fill) >= 4.5, name.c_str());
            QVERIFY2(contrast(colors.fill, colors.tint) >= 3, name.c_str());
            QVERIFY2(contrast(colors.fill, theme.color(Role::Surface)) >= 3, name.c_str());
        }
    }

    void contrastIsThatOfWcag()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        QVERIFY(std::abs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.478) < 0.001);
    }

    void eachOutcomeHasAShapeOfItsOwn()
    {
        for (const core::Outcome a : AllOutcomes) {
            for (const core::Outcome b : AllOutcomes) {
                int differing = 0;
                const QImage one = silhouette(a);
                const QImage other = silhouette(b);
                for (int y = 0; y < 32; ++y) {
                    for (int x = 0; x < 32; ++x)
                        differing += one.pixel(x, y) != other.pixel(x, y) ? 1 : 0;
                }
                QVERIFY2(a == b || differing > 40, qPrintable(core::words(a) + u' ' + core::words(b)));
            }
        }
    }

    void theWholeProgramFollowsTheScheme()
    {
        Look look(*qApp);
        look.setScheme(Look::Scheme::Dark);
        QVERIFY(Theme::of(QApplication::palette()).isDark());
        QVERIFY(!qApp->styleSheet().contains(u'@'));
        look.setScheme(Look::Scheme::Light);
        QVERIFY(!Theme::of(QApplication::palette()).isDark());
        QVERIFY(!Theme::current().isDark());
    }

    void nothingMovesWithReducedMotion()
    {
        Look look(*qApp);
        look.setReducedMotion(false);
        QWidget widget;
        Spin spin(&widget);
        spin.setActive(true);
        QVERIFY(!spin.isTurning()); // not to be seen yet
        widget.show();
        QVERIFY(spin.isTurning());
        look.setReducedMotion(true);
        QVERIFY(!spin.isTurning());
        look.setReducedMotion(false);
        QVERIFY(spin.isTurning());
        widget.hide();
        QVERIFY(!spin.isTurning());
    }

    void textFromOutsideIsNeverMarkUp()
    {
        Banner banner;
        banner.showMessage(Banner::Kind::Error, u"<b>bold</b>"_s, u"<img src=x>"_s);
        for (const auto* label : banner.findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        QCOMPARE(plainToolTip(u"<a>\nb"_s), u"<qt>&lt;a&gt;<br/>b</qt>"_s);
        QCOMPARE(plainToolTip({}), QString());
    }

    void aBannerOffersWhatToDoAndCanBePutAway()
    {
        QWidget window;
        auto* banner = new Banner(&window);
        QVERIFY(banner->isHidden());
        window.show();
        core::Error error;
        error.what = u"GitHub cannot be reached."_s;
        banner->showError(error, u"Try again"_s);
        QVERIFY(banner->isVisible());
        QSignalSpy action(banner, &Banner::actionTriggered);
        banner->findChild<QPushButton*>()->click();
        QCOMPARE(action.count(), 1);
        QSignalSpy dismissed(banner, &Banner::dismissed);
        banner->findChild<QToolButton*>()->click();
        QCOMPARE(dismissed.count(), 1);
        QVERIFY(!banner->isVisible());
    }

    void aLabelWithoutRoomEndsInDots()
    {
        ElidedLabel label(u"one two three\nfour five six seven"_s);
        QCOMPARE(label.text(), u"one two three four five six seven"_s);
        label.resize(label.sizeHint());
        QVERIFY(!label.isElided());
        label.resize(40, 20);
        QVERIFY(label.isElided());
        QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width());
    }

    void aLabelOfTwoLinesGoesOnInTheSecond()
    {
        ElidedLabel label(u"one two three four five six seven"_s);
        label.setMostLines(2);
        const int whole = label.sizeHint().width();
        const int one = label.heightForWidth(whole);
        const int two = label.heightForWidth(whole * 2 / 3);
        QVERIFY(two > one);
        label.resize(whole * 2 / 3, two);
        QVERIFY(!label.isElided());
        QCOMPARE(label.heightForWidth(whole / 4), two);
        label.resize(whole / 4, two);
        QVERIFY(label.isElided());
        label.resize(1, 1);
        QVERIFY(!label.grab().isNull());
    }

    void aBadgeSaysHowItEndedExactly()
    {
        StatusBadge badge;
        badge.setState(core::State::fromWords(u"completed"_s, u"timed_out"_s));
        QCOMPARE(badge.word(), u"Timed out"_s);
        QCOMPARE(badge.outcome(), core::Outcome::Failed);
        QCOMPARE(badge.accessibleName(), u"Timed out"_s);
    }

    void everyDrawingRenders()
    {
        const QStringList files = QDir(u":/signalbox/icons"_s).entryList();
        QVERIFY(files.size() > 20);
        for (const QString& file : files) {
            const QImage image = lineIcon(file.chopped(4)).pixmap(QSize(32, 32)).toImage();
            bool drawn = false;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    drawn = drawn || qAlpha(image.pixel(x, y)) > 128;
            }
            QVERIFY2(drawn, qPrintable(file));
        }
        QVERIFY(lineIcon(u"no such drawing"_s).isNull());
    }

    void noTimeIsNoText() { QCOMPARE(momentText({}), QString()); }
};

QTEST_MAIN(CommonLook)
#include "common_look.moc"

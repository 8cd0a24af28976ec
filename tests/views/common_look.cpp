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

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <cmath>

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

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

/// What an eye makes of linear red, green and blue, row by row. Machado, Oliveira and Fernandes 2009, severity 1.
using Eye = std::array<std::array<double, 3>, 3>;
constexpr Eye Trichromat{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Eye Protanope{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Eye Deuteranope{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};

/// CIE L*a*b*, D65.
std::array<double, 3> seen(const QColor& color, const Eye& eye)
{
    const std::array given{linear(color.redF()), linear(color.greenF()), linear(color.blueF())};
    std::array<double, 3> rgb{};
    for (size_t i = 0; i < 3; ++i)
        rgb[i] = std::clamp(eye[i][0] * given[0] + eye[i][1] * given[1] + eye[i][2] * given[2], 0.0, 1.0);
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
    const double y = f(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
    const double z = f((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double difference(const QColor& a, const QColor& b, const Eye& eye)
{
    const auto one = seen(a, eye);
    const auto other = seen(b, eye);
    return std::hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

} // namespace

class CommonLook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTextCanBeReadOnItsGround_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<Colours>("colours");
        QTest::addColumn<double>("least"); // contrast of texts
        QTest::newRow("light") << false << Colours::Usual << 4.5;
        QTest::newRow("dark") << true << Colours::Usual << 4.5;
        QTest::newRow("light, high contrast") << false << Colours::HighContrast << 7.0;
        QTest::newRow("dark, high contrast") << true << Colours::HighContrast << 7.0;
        QTest::newRow("light, colour-blind") << false << Colours::ColourBlind << 4.5;
        QTest::newRow("dark, colour-blind") << true << Colours::ColourBlind << 4.5;
    }

    void everyTextCanBeReadOnItsGround()
    {
        QFETCH(bool, dark);
        QFETCH(Colours, colours);
        QFETCH(double, least);
        const Theme theme = dark ? Theme::dark(colours) : Theme::light(colours);
        for (const Role ground : {Role::Window, Role::Surface, Role::Raised, Role::Hover, Role::AccentTint}) {
            QVERIFY(contrast(theme.color(Role::Text), theme.color(ground)) >= 7);
            QVERIFY(contrast(theme.color(Role::Muted), theme.color(ground)) >= least);
        }
        QVERIFY(contrast(theme.color(Role::OnAccent), theme.color(Role::Accent)) >= least);
        QVERIFY(contrast(theme.color(Role::Control), theme.color(Role::Surface)) >= 3);
        for (const core::Outcome outcome : AllOutcomes) {
            const StatusColors colors = theme.status(outcome);
            const std::string name = core::words(outcome).toStdString();
            QVERIFY2(contrast(colors.ink, colors.tint) >= least, name.c_str());
            QVERIFY2(contrast(colors.ink, theme.color(Role::Surface)) >= least, name.c_str());
            QVERIFY2(contrast(colors.ink, theme.color(Role::AccentTint)) >= least, name.c_str());
            QVERIFY2(contrast(colors.onFill, colors.fill) >= 4.5, name.c_str());
            QVERIFY2(contrast(colors.fill, colors.tint) >= 3, name.c_str());
            QVERIFY2(contrast(colors.fill, theme.color(Role::Surface)) >= 3, name.c_str());
        }
    }

    void withoutRedAndGreenTheStatesAreStillToldApart()
    {
        constexpr double Plain = 20; // CIE76; 2.3 is just noticeable
        constexpr std::array Told{core::Outcome::Passed, core::Outcome::Failed, core::Outcome::Running,
                                  core::Outcome::NeedsPerson, core::Outcome::Queued};
        for (const Theme& theme : {Theme::light(Colours::ColourBlind), Theme::dark(Colours::ColourBlind)}) {
            for (const Eye& eye : {Trichromat, Protanope, Deuteranope}) {
                for (const core::Outcome a : Told) {
                    for (const core::Outcome b : Told)
                        QVERIFY2(a == b || difference(theme.status(a).fill, theme.status(b).fill, eye) > Plain,
                                 qPrintable(core::words(a) + u' ' + core::words(b)));
                }
            }
        }
    }

    void aPaletteTellsWhoseItIs()
    {
        for (const Colours colours : {Colours::Usual, Colours::HighContrast, Colours::ColourBlind}) {
            QCOMPARE(Theme::of(Theme::light(colours).palette()), Theme::light(colours));
            QCOMPARE(Theme::of(Theme::dark(colours).palette()), Theme::dark(colours));
        }
        QCOMPARE(Theme::of(QPalette(QColor(0xee, 0xdd, 0xcc))), Theme::light());
        QCOMPARE(Theme::of(QPalette(QColor(0x11, 0x22, 0x33))), Theme::dark());
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
        look.setColours(Colours::HighContrast);
        QCOMPARE(Theme::current(), Theme::light(Colours::HighContrast));
        QVERIFY(qApp->styleSheet().contains(Theme::current().color(Role::Control).name()));
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

    void whatAFieldCouldBeCompletedToHasAGroundOfItsOwn()
    {
        Look look(*qApp);
        look.setScheme(Look::Scheme::Light);
        QLineEdit field;
        QCompleter completer(QStringList{u"one"_s, u"only"_s});
        field.setCompleter(&completer);
        field.show();
        QVERIFY(QTest::qWaitForWindowExposed(&field));
        completer.setCompletionPrefix(u"on"_s);
        completer.complete();
        QVERIFY(QTest::qWaitForWindowExposed(completer.popup()));
        for (const auto scheme : {Look::Scheme::Light, Look::Scheme::Dark}) {
            look.setScheme(scheme);
            const QImage popup = completer.popup()->grab().toImage();
            const QColor ground = popup.pixelColor(popup.width() - 4, popup.height() - 4);
            QCOMPARE(ground, look.theme().color(Role::Surface));
        }
    }

    void noTimeIsNoText() { QCOMPARE(momentText({}), QString()); }
};

QTEST_MAIN(CommonLook)
#include "common_look.moc"

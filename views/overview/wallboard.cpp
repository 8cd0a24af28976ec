// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/wallboard.h"

#include "common/status_icon.h"
#include "common/theme.h"
#include "lists/card_words.h"
#include "runs/repository_delegate.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::views {

using lists::OverviewFilterModel;
using lists::RepositoryListModel;

namespace {

constexpr auto pageStays = 10s;
// A name of a twenty-fifth of a screen's height is some 2.5 cm high on a 55-inch screen: letters for five metres.
constexpr int mostColumns = 3;
constexpr int mostRows = 5;
constexpr int tilesOnPage = mostColumns * mostRows;

QFont fontOf(double pixels, bool strong)
{
    QFont font = textFont(TextRole::Body);
    font.setPixelSize(std::max(8, static_cast<int>(pixels)));
    font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    return font;
}

void drawLine(QPainter& painter, const QRectF& box, const QString& text, Qt::Alignment side = Qt::AlignLeft)
{
    painter.drawText(box, static_cast<int>(side | Qt::AlignVCenter) | Qt::TextSingleLine | Qt::TextDontClip,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(box.width())));
}

} // namespace

Wallboard::Wallboard(OverviewFilterModel& cards, core::Clock& clock, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_cards(cards)
    , m_clock(clock)
{
    setObjectName(u"wallboard"_s);
    setAccessibleName(u"Wallboard"_s);
    setWindowTitle(u"Signalbox wallboard"_s);
    setFocusPolicy(Qt::StrongFocus);
    const auto again = [this] {
        m_page = std::min(m_page, pages() - 1);
        update();
    };
    connect(&cards, &QAbstractItemModel::dataChanged, this, again);
    connect(&cards, &QAbstractItemModel::rowsInserted, this, again);
    connect(&cards, &QAbstractItemModel::rowsRemoved, this, again);
    connect(&cards, &QAbstractItemModel::layoutChanged, this, again);
    connect(&cards, &QAbstractItemModel::modelReset, this, again);
}

int Wallboard::pages() const
{
    return std::max(1, (m_cards.rowCount() + tilesOnPage - 1) / tilesOnPage);
}

void Wallboard::turn(int by)
{
    m_page = (m_page + by + pages()) % pages();
    update();
    waitForNextPage();
}

void Wallboard::waitForNextPage()
{
    m_clock.after(pageStays, this, [this, turn = ++m_turn] {
        if (turn != m_turn || !isVisible())
            return;
        if (m_held)
            waitForNextPage();
        else
            this->turn(1);
    });
}

void Wallboard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme = Theme::current();
    painter.fillRect(rect(), theme.color(Role::Window));
    const int gap = std::max(4, height() / 90);
    const int footer = height() / 16;
    const QRect board = rect().adjusted(gap, gap, -gap, -footer);
    const int first = m_page * tilesOnPage;
    const int count = std::min(m_cards.rowCount() - first, tilesOnPage);
    paintFooter(painter, QRect(gap, height() - footer, width() - 2 * gap, footer));
    if (count <= 0) {
        painter.setFont(fontOf(height() / 10.0, true));
        painter.setPen(theme.status(core::Outcome::Passed).ink);
        const bool any = m_cards.count(OverviewFilterModel::State::All) > 0;
        drawLine(painter, board, any ? u"All is well"_s : u"Nothing is watched"_s, Qt::AlignHCenter);
        return;
    }
    // As many columns as rows, about, for what is there; a page that is full has all of both.
    const int columns = std::clamp(static_cast<int>(std::lround(std::sqrt(count * 0.75))), 1, mostColumns);
    const int rows = (count + columns - 1) / columns;
    const double tileWidth = (board.width() - (columns - 1) * gap) / double(columns);
    const double tileHeight = (board.height() - (rows - 1) * gap) / double(rows);
    for (int i = 0; i < count; ++i) {
        const int line = i / columns;
        const QRectF tile(board.left() + (i % columns) * (tileWidth + gap), board.top() + line * (tileHeight + gap),
                          tileWidth, tileHeight);
        paintTile(painter, tile.toRect(), m_cards.index(first + i, 0));
    }
}

void Wallboard::paintTile(QPainter& painter, const QRect& tile, const QModelIndex& card) const
{
    const Theme theme = Theme::current();
    const auto row = card.data(RepositoryListModel::SummaryRole).value<lists::RepositorySummary>();
    const bool isMuted = card.data(OverviewFilterModel::MutedRole).toBool();
    const StatusColors colors = theme.status(isMuted ? core::Outcome::Unknown : row.outcome);
    const bool shouts = row.outcome == core::Outcome::Failed && !isMuted;
    painter.setPen(Qt::NoPen);
    painter.setBrush(shouts ? colors.fill : colors.tint);
    painter.drawRoundedRect(tile, space::Radius, space::Radius);

    // No larger than reads well in a tile of a full page, twice over.
    const double unit = std::min<double>(tile.height(), height() / 3.0);
    const int edge = static_cast<int>(unit * 0.1);
    const QRectF box = QRectF(tile).adjusted(edge * 1.5, edge, -edge * 1.5, -edge);
    const double side = unit * 0.3;
    const QRectF name(box.left() + side + edge, box.top(), box.width() - side - edge, side);
    const QColor ink = shouts ? colors.onFill : theme.color(Role::Text);
    if (shouts) {
        painter.setBrush(colors.onFill);
        painter.drawEllipse(QRectF(box.left(), box.top(), side, side));
    }
    const double inset = shouts ? side * 0.14 : 0;
    paintStatus(painter, QRectF(box.left(), box.top(), side, side).adjusted(inset, inset, -inset, -inset), row.outcome,
                theme);
    painter.setFont(fontOf(unit * 0.25, true));
    painter.setPen(ink);
    drawLine(painter, name, row.name.name);
    painter.setFont(fontOf(unit * 0.16, false));
    const QString stale = staleText(row.freshness, m_clock.now());
    QRectF line(box.left(), name.bottom() + edge * 0.6, box.width(), unit * 0.22);
    painter.setPen(shouts                ? colors.onFill
                       : stale.isEmpty() ? theme.color(Role::Muted)
                                         : theme.status(core::Outcome::NeedsPerson).ink);
    drawLine(painter, line, stale.isEmpty() ? lists::standingText(row, m_clock.now()) : stale);
    line.translate(0, line.height());
    painter.setPen(ink);
    drawLine(painter, line, lists::ongoingText(row.card, m_clock.now()));
}

QString Wallboard::summary() const
{
    using State = OverviewFilterModel::State;
    const int failing = m_cards.count(State::Failing);
    QStringList parts;
    if (failing > 0)
        parts << u"%1 failing"_s.arg(failing);
    if (const int waiting = m_cards.count(State::Waiting); waiting > 0)
        parts << u"%1 waiting"_s.arg(waiting);
    if (const int running = m_cards.count(State::Running); running > 0)
        parts << u"%1 running"_s.arg(running);
    parts << u"%1 watched"_s.arg(m_cards.count(State::All));
    if (m_turn <= 1) // the first page says how to come back
        parts << u"Esc or a double click leaves"_s;
    return parts.join(u" · "_s);
}

QString Wallboard::title() const
{
    const QString time = m_clock.now().toLocalTime().toString(u"HH:mm"_s);
    if (pages() == 1)
        return time;
    const QString page = u"%1 of %2"_s.arg(m_page + 1).arg(pages());
    return (m_held ? page + u", held"_s : page) + u"   "_s + time;
}

void Wallboard::paintFooter(QPainter& painter, const QRect& box) const
{
    painter.setFont(fontOf(box.height() * 0.5, false));
    painter.setPen(Theme::current().color(Role::Muted));
    const int right = painter.fontMetrics().horizontalAdvance(title());
    drawLine(painter, box.adjusted(0, 0, -right - space::Large, 0), summary());
    drawLine(painter, box, title(), Qt::AlignRight);
}

void Wallboard::mouseDoubleClickEvent(QMouseEvent*)
{
    close();
}

void Wallboard::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
    case Qt::Key_F11:
    case Qt::Key_Q:
        close();
        break;
    case Qt::Key_Right:
    case Qt::Key_PageDown:
        turn(1);
        break;
    case Qt::Key_Left:
    case Qt::Key_PageUp:
        turn(-1);
        break;
    case Qt::Key_Space:
        m_held = !m_held;
        update();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void Wallboard::closeEvent(QCloseEvent* event)
{
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

void Wallboard::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    setCursor(Qt::BlankCursor);
    setFocus(Qt::OtherFocusReason);
    waitForNextPage();
}

void Wallboard::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    ++m_turn;
}

} // namespace signalbox::views

// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/completion_popup.h"

#include "common/plain_text.h"
#include "common/row_ground.h"
#include "common/theme.h"
#include "editor/completion_model.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScreen>
#include <QStyledItemDelegate>
#include <QTextBlock>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr int MostRows = 9;
constexpr int MostOffers = 300;
constexpr int MostHelp = 600; ///< letters
constexpr int Width = 420;

/// The label, and at the right what kind of thing it is.
class CompletionDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {Width / 2, QFontMetrics(textFont(TextRole::Code)).height() + space::Small};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme theme = Theme::current();
        painter->save();
        paintRowGround(*painter, option, theme);
        QRect room = option.rect.adjusted(space::Small, 0, -space::Small, 0);
        const QString kind = index.data(CompletionModel::KindRole).toString();
        const QFont small = textFont(TextRole::Caption);
        const int kindWidth = QFontMetrics(small).horizontalAdvance(kind);
        painter->setPen(theme.color(Role::Muted));
        painter->setFont(small);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, kind);
        room.adjust(0, 0, -kindWidth - space::Small, 0);
        writeLeft(*painter, room, textFont(TextRole::Code), theme.color(Role::Text), index.data().toString());
        painter->restore();
    }
};

} // namespace

CompletionPopup::CompletionPopup(QWidget* parent)
    : QFrame(parent, Qt::ToolTip | Qt::FramelessWindowHint)
    , m_model(new CompletionModel(this))
    , m_list(new QListView)
    , m_help(mutedLabel())
{
    setObjectName(u"completions"_s);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(StyledPanel);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CompletionDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("What could be written here"));
    m_help->setWordWrap(true);
    m_help->setContentsMargins(space::Small, space::Tight, space::Small, space::Tight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(m_help);
    connect(m_list, &QListView::clicked, this, &CompletionPopup::accept);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        const QString help = now.isValid() ? m_model->at(now.row()).help : QString();
        m_help->setText(help.size() > MostHelp ? help.first(MostHelp) + u'…' : help);
        m_help->setVisible(!help.isEmpty());
    });
}

void CompletionPopup::offer(std::vector<Offer> offers, const QPlainTextEdit& editor)
{
    const int at = editor.textCursor().position();
    const QTextBlock block = editor.textCursor().block();
    const auto typedFor = [&](const Offer& offer) {
        const int from = std::max(offer.typedFrom - block.position(), 0);
        return block.text().sliced(from, at - block.position() - from);
    };
    std::vector<std::pair<int, Offer>> fitting;
    for (Offer& offer : offers) {
        if (const int fit = fitOf(offer.completion.label, typedFor(offer)); fit >= 0)
            fitting.emplace_back(fit, std::move(offer));
    }
    std::ranges::stable_sort(fitting, {}, &std::pair<int, Offer>::first);
    if (fitting.size() > MostOffers)
        fitting.resize(MostOffers);
    m_settled = fitting.size() == 1 && fitting.front().first == 0;
    std::vector<editing::Completion> rows;
    rows.reserve(fitting.size());
    for (auto& [fit, offer] : fitting)
        rows.push_back(std::move(offer.completion));
    m_model->show(std::move(rows));
    if (m_model->rowCount() == 0) {
        hide();
        return;
    }
    choose(0);
    fit(editor);
    show();
    raise();
}

/// Below the line of the cursor, or above it where the screen ends.
void CompletionPopup::fit(const QPlainTextEdit& editor)
{
    const int rows = std::min(m_model->rowCount(), MostRows);
    m_list->setFixedHeight(rows * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth() + 2);
    setFixedWidth(std::min(Width, editor.screen()->availableGeometry().width()));
    adjustSize();
    const QRect line = editor.cursorRect();
    QPoint corner = editor.viewport()->mapToGlobal(line.bottomLeft()) + QPoint(-space::Small, space::Hair);
    const QRect screen = editor.screen()->availableGeometry();
    if (corner.y() + height() > screen.bottom())
        corner.setY(editor.viewport()->mapToGlobal(line.topLeft()).y() - height() - space::Hair);
    corner.setX(std::clamp(corner.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    move(corner);
}

bool CompletionPopup::takeKey(QKeyEvent& event)
{
    if (event.modifiers() & ~Qt::KeypadModifier)
        return false;
    const int row = m_list->currentIndex().row();
    const int last = m_model->rowCount() - 1;
    switch (event.key()) {
    case Qt::Key_Up:
        choose(row == 0 ? last : row - 1);
        return true;
    case Qt::Key_Down:
        choose(row == last ? 0 : row + 1);
        return true;
    case Qt::Key_PageUp:
        choose(std::max(0, row - MostRows));
        return true;
    case Qt::Key_PageDown:
        choose(std::min(last, row + MostRows));
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        accept();
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    default:
        return false;
    }
}

bool CompletionPopup::isSettled() const
{
    return m_settled;
}

QStringList CompletionPopup::labels() const
{
    QStringList all;
    for (int row = 0; row < m_model->rowCount(); ++row)
        all << m_model->at(row).label;
    return all;
}

QString CompletionPopup::chosenLabel() const
{
    const QModelIndex chosen = m_list->currentIndex();
    return chosen.isValid() ? m_model->at(chosen.row()).label : QString();
}

void CompletionPopup::choose(int row)
{
    m_list->setCurrentIndex(m_model->index(row));
    // The keyboard is elsewhere, so a reader has to be told.
    QAccessibleEvent told(m_list, QAccessible::Selection);
    told.setChild(row);
    QAccessible::updateAccessibility(&told);
}

void CompletionPopup::accept()
{
    const QModelIndex chosen = m_list->currentIndex();
    if (!chosen.isValid())
        return;
    const editing::Completion completion = m_model->at(chosen.row());
    hide();
    Q_EMIT accepted(completion);
}

} // namespace signalbox::views

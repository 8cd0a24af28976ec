// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/banner.h"

#include "common/icons.h"
#include "common/plain_text.h"
#include "common/status_icon.h"
#include "common/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr int IconSide = 18;
constexpr int MostReason = 300; // characters; all of it is in the tool tip

/// Kinds borrow shape and colour from the outcome that means the same.
core::Outcome outcomeOf(Banner::Kind kind)
{
    switch (kind) {
    case Banner::Kind::Info:
        return core::Outcome::Running;
    case Banner::Kind::Warning:
        return core::Outcome::NeedsPerson;
    case Banner::Kind::Error:
        return core::Outcome::Failed;
    }
    return core::Outcome::Unknown;
}

QLabel* sentence()
{
    QLabel* label = plainLabel();
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

Banner::Kind Banner::kindOf(core::Outcome outcome)
{
    return outcome == core::Outcome::Failed     ? Kind::Error
        : outcome == core::Outcome::NeedsPerson ? Kind::Warning
                                                : Kind::Info;
}

Banner::Banner(QWidget* parent)
    : QWidget(parent)
    , m_what(sentence())
    , m_advice(sentence())
    , m_action(new QPushButton)
    , m_choices(new QWidget)
    , m_dismiss(new QToolButton)
{
    m_what->setFont(textFont(TextRole::Strong));
    m_dismiss->setIcon(lineIcon(u"close"_s));
    m_dismiss->setAutoRaise(true);
    m_dismiss->setToolTip(tr("Dismiss"));
    m_dismiss->setAccessibleName(tr("Dismiss this message"));

    auto* texts = new QVBoxLayout;
    texts->setSpacing(space::Hair);
    texts->addWidget(m_what);
    texts->addWidget(m_advice);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::Medium + IconSide + space::Small, space::Small, space::Small, space::Small);
    row->setSpacing(space::Small);
    row->addLayout(texts, 1);
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    row->addWidget(m_choices, 0, Qt::AlignVCenter);
    row->addWidget(m_dismiss, 0, Qt::AlignVCenter);
    auto* choices = new QHBoxLayout(m_choices);
    choices->setContentsMargins({});
    choices->setSpacing(space::Small);
    m_choices->hide();

    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    connect(m_dismiss, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed();
    });
    hide();
}

void Banner::showMessage(Kind kind, const QString& what, const QString& advice, const QString& action)
{
    m_kind = kind;
    m_what->setText(what);
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_choices->hide();
    m_what->setToolTip({});
    setAccessibleName(what);
    setAccessibleDescription(advice);
    show();
    update();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Banner::showChoices(Kind kind, const QString& what, const QString& advice, const QStringList& choices)
{
    showMessage(kind, what, advice);
    const auto before = m_choices->findChildren<QPushButton*>(Qt::FindDirectChildrenOnly);
    for (QPushButton* button : before) {
        button->setParent(nullptr);
        button->deleteLater(); // it may be the one that was pressed
    }
    QWidget* last = m_action; // the Tab key goes as the eye does, not as they were made
    for (int number = 0; const QString& choice : choices) {
        auto* button = new QPushButton(choice);
        connect(button, &QPushButton::clicked, this, [this, number] { Q_EMIT choiceTriggered(number); });
        m_choices->layout()->addWidget(button);
        setTabOrder(last, button);
        last = button;
        ++number;
    }
    m_choices->setVisible(!choices.isEmpty());
}

void Banner::showError(const core::Error& error, const QString& action)
{
    // What this desktop has not got is no failure of anything that is watched.
    const Kind kind = error.kind == core::ErrorKind::Unsupported ? Kind::Info : Kind::Error;
    // An answer's own words are the reason that a person can act on; a library's words are for a report.
    const bool answered = error.httpStatus != 0 && !error.detail.isEmpty();
    const QString reason = answered ? tr("GitHub says: %1").arg(error.detail.simplified().left(MostReason)) : QString();
    showMessage(kind, error.what, u"%1 %2"_s.arg(reason, error.advice).trimmed(), action);
    m_what->setToolTip(plainToolTip(error.detail));
}

QString Banner::what() const
{
    return m_what->text();
}

QString Banner::advice() const
{
    return m_advice->text();
}

void Banner::setDismissable(bool dismissable)
{
    m_dismiss->setVisible(dismissable);
}

void Banner::paintEvent(QPaintEvent*)
{
    const Theme theme = Theme::current();
    const core::Outcome look = outcomeOf(m_kind);
    const StatusColors colors = theme.status(look);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor edge = colors.fill;
    edge.setAlphaF(0.45F);
    painter.setPen(edge);
    painter.setBrush(colors.tint);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::Radius, space::Radius);

    const QRectF icon(space::Medium, (height() - IconSide) / 2.0, IconSide, IconSide);
    if (m_kind != Kind::Info) {
        paintStatus(painter, icon, look, theme);
        return;
    }
    painter.setPen(QPen(colors.fill, 1.8, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(icon.adjusted(1, 1, -1, -1));
    painter.drawLine(icon.center() + QPointF(0, -0.5), icon.center() + QPointF(0, 4));
    painter.drawPoint(icon.center() + QPointF(0, -4));
}

} // namespace signalbox::views

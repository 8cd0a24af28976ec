// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/dialog_shapes.h"

#include <QChildEvent>
#include <QDialog>
#include <QHeaderView>
#include <QScreen>

namespace signalbox::views {
namespace {

bool hasShape(const QDialog& dialog)
{
    return !dialog.objectName().isEmpty() && !dialog.windowFlags().testFlag(Qt::FramelessWindowHint);
}

QList<QHeaderView*> headingsOf(const QDialog& dialog)
{
    QList<QHeaderView*> headings = dialog.findChildren<QHeaderView*>();
    headings.removeIf([](const QHeaderView* heading) { return heading->orientation() != Qt::Horizontal; });
    return headings;
}

} // namespace

DialogShapes::DialogShapes(QWidget& window)
    : QObject(&window)
    , m_window(window)
{
    window.installEventFilter(this);
}

bool DialogShapes::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_window) {
        // What it is shows only later: it is still being made.
        if (event->type() == QEvent::ChildAdded && static_cast<QChildEvent*>(event)->child()->isWidgetType())
            static_cast<QChildEvent*>(event)->child()->installEventFilter(this);
    } else if (auto* dialog = qobject_cast<QDialog*>(watched); dialog && hasShape(*dialog) && !event->spontaneous()) {
        if (event->type() == QEvent::Show)
            give(*dialog);
        else if (event->type() == QEvent::Hide)
            take(*dialog);
    }
    return QObject::eventFilter(watched, event);
}

void DialogShapes::give(QDialog& dialog) const
{
    const QVariantList shape = m_shapes.value(dialog.objectName()).toList();
    if (shape.isEmpty())
        return;
    // The screen may be a smaller one by now.
    if (const QSize size = shape.front().toSize(); size.isValid())
        dialog.resize(size.boundedTo(dialog.screen()->availableSize()));
    const QList<QHeaderView*> headings = headingsOf(dialog);
    for (qsizetype at = 0; at < std::min(headings.size(), shape.size() - 1); ++at)
        headings[at]->restoreState(shape[at + 1].toByteArray());
}

void DialogShapes::take(const QDialog& dialog)
{
    QVariantList shape{dialog.size()};
    for (const QHeaderView* heading : headingsOf(dialog))
        shape << heading->saveState();
    QVariant& kept = m_shapes[dialog.objectName()];
    if (kept == QVariant(shape))
        return;
    kept = shape;
    Q_EMIT changed();
}

} // namespace signalbox::views

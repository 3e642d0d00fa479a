#pragma once

#include <unistd.h>

#include <utility>

namespace portcullis {

//! \brief An open file of the system, closed with this object.
class FileDescriptor {
public:
    FileDescriptor() = default;
    explicit FileDescriptor(int number) : m_number(number) { }
    FileDescriptor(FileDescriptor&& other) noexcept
        : m_number(std::exchange(other.m_number, -1)) { }
    FileDescriptor& operator=(FileDescriptor&& other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~FileDescriptor()
    {
        if (isOpen())
            ::close(m_number);
    }

    bool isOpen() const { return m_number >= 0; }
    //! Negative if nothing is open.
    int get() const { return m_number; }

private:
    int m_number = -1;
};

} // namespace portcullis

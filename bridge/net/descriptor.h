#pragma once

#include <unistd.h>

#include <utility>

namespace portcullis {

//! \brief Owns a file descriptor of the kernel, or none.
class Descriptor {
public:
    Descriptor() = default;
    //! \param number negative for none.
    explicit Descriptor(int number) : m_number(number) { }
    Descriptor(Descriptor&& other) noexcept : m_number(other.release()) { }
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }

    explicit operator bool() const { return m_number >= 0; }
    int get() const { return m_number; }
    //! It belongs to the caller from now on.
    int release() { return std::exchange(m_number, -1); }

private:
    int m_number = -1;
};

} // namespace portcullis
